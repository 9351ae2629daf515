"""Compares the verdicts that tests/Stackless.FrontEnd.Probe left in a folder (see Fuzzer.cs) with CPython's. Run by scripts/fuzz-parser.

Fails if one side parses what the other does not. Counts besides how many of the refused sources get the same message, and the same place too;
and of those that parse, how many compile or are refused alike. The rest is written to the folder's file `differences`.
"""
import ast
import sys
import warnings

warnings.simplefilter("ignore")
folder = sys.argv[1]


def verdict(work, source):
    try:
        work(source)
    except SyntaxError as error:
        return f"{type(error).__name__} {error.lineno}:{error.offset}-{error.end_lineno}:{error.end_offset} {error.msg}"
    except (ValueError, MemoryError, OverflowError, RecursionError) as error:
        return f"{type(error).__name__} {error}"
    return "ok"


def words(text):
    kind, _, rest = text.partition(" ")
    return kind + " " + rest.partition(" ")[2] if kind in ("SyntaxError", "IndentationError", "TabError") else text


total = disagree = parsed = refused = same_words = same = compiled = compiled_alike = 0
with open(folder + "/verdicts", encoding="utf-8") as file, open(folder + "/differences", "w", encoding="utf-8") as differences:
    for line in file:
        name, our_parse, our_compile = line.rstrip("\n").split("\t")
        with open(f"{folder}/agree/{name}", "rb") as source_file:
            source = source_file.read()
        theirs = verdict(ast.parse, source).replace("\n", " ")
        total += 1
        if (our_parse == "ok") != (theirs == "ok"):
            disagree += 1
            print(f"agree/{name}: CPython {theirs}; we {our_parse}")
        elif theirs != "ok":
            refused += 1
            same_words += words(theirs) == words(our_parse)
            same += theirs == our_parse
            if theirs != our_parse:
                print(f"{name}: CPython {theirs}\n    we {our_parse}", file=differences)
        else:
            parsed += 1
            theirs = verdict(lambda text: compile(text, "<string>", "exec"), source).replace("\n", " ")
            compiled_alike += theirs == our_compile
            if theirs != our_compile:
                print(f"{name}: compile: CPython {theirs}\n    we {our_compile}", file=differences)
print(f"agree on {total - disagree} of {total} ({parsed} parse)")
print(f"same message for {same_words} of {refused} that do not parse, same place too for {same}; compile alike {compiled_alike} of {parsed} that do")
sys.exit(1 if disagree else 0)
