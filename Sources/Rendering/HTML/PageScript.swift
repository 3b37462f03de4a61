/// What a page does for comfort where scripts run: buttons that copy code, and a table of contents that follows the
/// reading place. Without it nothing is missing.
///
/// It holds nothing of the notebook, so the page's policy names it by its hash and lets no other script run.
let pageScript: StaticString = """

    (() => {
      "use strict";
      const { copy, copied } = document.body.dataset;
      for (const block of navigator.clipboard ? document.querySelectorAll("pre.source, pre.code") : []) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = copy;
        button.addEventListener("click", async () => {
          await navigator.clipboard.writeText(block.textContent);
          button.textContent = copied;
          setTimeout(() => { button.textContent = copy; }, 1500);
        });
        const place = document.createElement("div");
        place.className = "copy";
        place.append(button);
        block.before(place);
      }

      const links = new Map();
      for (const link of document.querySelectorAll(".contents a")) {
        const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        if (heading) links.set(heading, link);
      }
      const follow = () => {
        let current;
        for (const heading of links.keys()) {
          if (innerHeight / 4 >= heading.getBoundingClientRect().top) current = heading;
        }
        for (const [heading, link] of links) {
          if (heading === current) link.setAttribute("aria-current", "true");
          else link.removeAttribute("aria-current");
        }
        const list = document.querySelector(".contents");
        if (current && list.scrollHeight > list.clientHeight) {
          list.scrollTop = links.get(current).offsetTop - list.clientHeight / 2;
        }
      };
      const observer = new IntersectionObserver(follow, { rootMargin: "0px 0px -75% 0px" });
      for (const heading of links.keys()) observer.observe(heading);
    })();

    """
