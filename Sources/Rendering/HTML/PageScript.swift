/// What a page does for comfort where scripts run: buttons that copy code, links to its lines, formulas that are copied as
/// TeX, and a table of contents that follows the reading place. Without it nothing is missing.
///
/// It holds nothing of the notebook, so the page's policy names it by its hash and lets no other script run.
enum PageScript {
    /// The script as pages hold it: without what lines begin with.
    static let text = StyleSheet.withoutIndents(source)

    private static let source: StaticString = """

        (() => {
          "use strict";
          const { copy, copied, code, line } = document.body.dataset;
          const make = (name, attributes, text = "") => {
            const element = document.createElement(name);
            for (const key in attributes) element.setAttribute(key, attributes[key]);
            element.textContent = text;
            return element;
          };

          const said = make("p", { class: "said", role: "status" });
          document.body.append(said);
          document.querySelectorAll("pre.source, pre.code").forEach((block, before) => {
            const number = before + 1;
            const text = block.textContent;
            if (navigator.clipboard) {
              const button = make("button", { type: "button", "aria-label": code.replace("#", number) }, copy);
              button.addEventListener("click", async () => {
                await navigator.clipboard.writeText(text);
                button.textContent = said.textContent = copied;
                setTimeout(() => { button.textContent = copy; said.textContent = ""; }, 1500);
              });
              const corner = make("div", { class: "copy" });
              corner.append(button);
              block.before(corner);
            }
            const links = [...block.querySelectorAll("[id]")].map((row, index) => {
              const name = line.replace("#", number).replace("%", index + 1);
              const link = make("a", { class: "line", href: "#" + row.id, "aria-label": name });
              if (index) {
                link.tabIndex = -1;
                link.ariaHidden = true;
              }
              row.prepend(link);
              return link;
            });
            block.addEventListener("keydown", (event) => {
              const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
              const next = links.includes(event.target) && links[links.indexOf(event.target) + step];
              if (!next) return;
              event.preventDefault();
              next.ariaHidden = null;
              next.focus();
            });
          });

          document.addEventListener("copy", (event) => {
            const chosen = getSelection();
            if (chosen.isCollapsed || chosen.rangeCount > 1) return;
            const range = chosen.getRangeAt(0).cloneRange();
            const around = (node) => (node.closest ? node : node.parentElement)?.closest("math");
            const [first, last] = [around(range.startContainer), around(range.endContainer)];
            if (first) range.setStartBefore(first);
            if (last) range.setEndAfter(last);
            const formulas = [...document.querySelectorAll("math:has(annotation)")].filter((math) => range.intersectsNode(math));
            if (!formulas.length) return;
            const html = document.createElement("div");
            html.append(range.cloneContents());
            const { anchorNode, anchorOffset, focusNode, focusOffset } = chosen;
            const written = formulas.map((math) => {
              const mark = math.getAttribute("display") ? "$$" : "$";
              const tex = math.querySelector("annotation").textContent;
              const text = make("span", { style: "white-space: pre" }, mark + tex + mark);
              math.before(text);
              math.remove();
              return text;
            });
            chosen.removeAllRanges();
            chosen.addRange(range);
            event.clipboardData.setData("text/plain", chosen.toString());
            event.clipboardData.setData("text/html", html.innerHTML);
            event.preventDefault();
            written.forEach((text, index) => text.replaceWith(formulas[index]));
            chosen.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
          });

          const contents = new Map();
          for (const link of document.querySelectorAll(".contents a")) {
            const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
            if (heading) contents.set(heading, link);
          }
          const follow = () => {
            let current;
            for (const heading of contents.keys()) {
              if (innerHeight / 4 >= heading.getBoundingClientRect().top) current = heading;
            }
            for (const [heading, link] of contents) {
              if (heading === current) link.setAttribute("aria-current", "true");
              else link.removeAttribute("aria-current");
            }
            const list = document.querySelector(".contents");
            if (current && list.scrollHeight > list.clientHeight) {
              list.scrollTop = contents.get(current).offsetTop - list.clientHeight / 2;
            }
          };
          const observer = new IntersectionObserver(follow, { rootMargin: "0px 0px -75% 0px" });
          for (const heading of contents.keys()) observer.observe(heading);
        })();

        """
}
