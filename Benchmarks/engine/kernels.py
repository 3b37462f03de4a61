"""Products of matrices by our kernels and by others', and the most that the processor can do, in the same minutes."""
import glob, os, platform, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.join(HERE, "venv", "kernels")
# What Debian's packages libopenblas0-pthread, libdnnl2 and libxsmm-dev bring; what is missing is left out.
LIBRARIES = [
    ("openblas", "/usr/lib/*/openblas-pthread/libopenblas.so.0", ["cblas"]),
    ("onednn", "/usr/lib/*/libdnnl.so.2", ["dnnl"]),
]


def compiled(name, source, *options, compiler="cc"):
    """The program made of a C file of `kernels`, or nothing if that does not work."""
    os.makedirs(BUILD, exist_ok=True)
    target = os.path.join(BUILD, name)
    done = subprocess.run(
        [compiler, "-O3", os.path.join(HERE, "kernels", source), "-o", target, *options], capture_output=True, text=True)
    if done.returncode == 0: return target
    print(f"{source}: {(done.stderr.strip().splitlines() or ['does not compile'])[0]}", file=sys.stderr)


def lines(command, threads, environment, more={}):
    """What a program prints, word by word; with one thread it is bound to one core."""
    if threads == 1: command = ["taskset", "-c", "1"] + command
    done = subprocess.run(command, env=environment(threads, more), capture_output=True, text=True, timeout=1200)
    if done.returncode: print(f"{command[-1]}: {done.stderr.strip()[-200:]}", file=sys.stderr)
    return [line.split() for line in done.stdout.splitlines()]


def product(words, threads):
    _, name, type, m, k, n, best, median = words
    return dict(kind="product", peer=name, type=type, size=f"{m}×{k}×{n}", threads=threads, best=float(best),
                median=float(median))


def ours(root):
    """Benchmarks/kernels/products.c with the kernels, compiled as the build compiles them."""
    sources = sorted(glob.glob(os.path.join(root, "Sources", "Kernels", "*.c")))
    fused = ["-mfma"] if platform.machine() == "x86_64" else []
    return compiled(
        "ours", os.path.join(root, "Benchmarks", "kernels", "products.c"), *sources, *fused,
        "-I" + os.path.join(root, "Sources", "Kernels", "include"), "-lsleef", "-lm", "-lpthread", compiler="clang")


def measure_ours(program, threads, environment):
    """Its lines are: type, form (NN is as written), m x k x n, best, median."""
    for words in lines([program, "speed", str(threads)], threads, environment):
        if len(words) > 11 and words[1] == "NN":
            type = {"float": "float32", "double": "float64"}[words[0]]
            m, k, n, best, median = words[2], words[4], words[6], words[8], words[10]
            yield product(["", "notebook", type, m, k, n, best, median], threads)


def libraries():
    """Name and arguments of `library` for each that is there."""
    for name, pattern, written in LIBRARIES:
        for path in glob.glob(pattern)[:1]: yield name, [path] + written
    for archive in glob.glob("/usr/lib/libxsmm.a") + glob.glob("/usr/lib/*/libxsmm.a"):
        # It asks for a BLAS for what it does not do itself.
        blas = glob.glob("/usr/lib/*/openblas-pthread/libopenblas.so.0")
        library = compiled("libxsmm.so", "libxsmm.c", "-fPIC", "-shared", archive, *blas, "-ldl", "-lpthread", "-lm")
        if library: yield "libxsmm", [library, "fortran", "single_product", "double_product"]
        break


def measure(root, environment, python):
    """All products and the peak, as dictionaries."""
    peaks = [compiled(f"peak{size}", "peak.c", "-march=native", "-ffp-contract=fast", f"-DBYTES={size}", "-lpthread")
             for size in (32, 64)]
    program, library = ours(root), compiled("library", "library.c", "-ldl")
    for threads in (1, 2):
        for peak in filter(None, peaks):
            for _, type, count, best in lines([peak], 0, environment):
                if int(count) == threads: yield dict(kind="peak", type=type, threads=threads, best=float(best))
        if program: yield from measure_ours(program, threads, environment)
        for name, arguments in libraries() if library else []:
            more = {"DNNL_NUM_THREADS": str(threads), "OMP_NUM_THREADS": str(threads)}
            for words in lines([library, name] + arguments, threads, environment, more): yield product(words, threads)
        for folder in ("numpy", "torch"):
            if python(folder):
                command = [python(folder), os.path.join(HERE, "kernels", "products.py"), folder, str(threads)]
                for words in lines(command, threads, environment): yield product(words, threads)
        print(f"products with {threads} thread{'s' * (threads > 1)} are measured", file=sys.stderr)
