# Runs one of CPython's test modules in the Python that runs this file, and reports every test as it starts and ends, a line of JSON each: who reads the report
# knows, whatever becomes of the process, which test it was in.
# usage: cpython_tests_runner.py FOLDER MODULE REPORT DONE      (DONE: a file with the identities of tests that are not to be run again, a line each)
import json
import linecache
import os
import sys
import time
import traceback
import unittest


class Reporter(unittest.TestResult):
    """Writes what happens; keeps nothing, so that a long module needs no memory for it."""

    def __init__(self, report, seen):
        super().__init__()
        self.report, self.seen = report, seen
        self.identity = self.outcome = None

    def write(self, **fields):
        self.report.write(json.dumps(fields) + "\n")
        self.report.flush()

    def startTest(self, test):
        super().startTest(test)
        self.identity = numbered(self.seen, test.id())
        self.outcome, self.reason, self.started = "passed", "", time.perf_counter()
        self.write(event="start", id=self.identity)

    def stopTest(self, test):
        super().stopTest(test)
        self.write(event="end", id=self.identity, outcome=self.outcome, reason=self.reason, time=round(time.perf_counter() - self.started, 3))
        self.identity = None

    def note(self, test, outcome, reason=""):
        if self.identity is None:  # a fixture of a class or module, outside of any test
            self.write(event="fixture", id=test.id(), outcome=outcome, reason=reason)
        elif self.outcome in ("passed", "skipped"):  # the first failure of a test is its reason
            self.outcome, self.reason = outcome, reason

    def addError(self, test, err):
        self.note(test, "error", described(err))

    def addFailure(self, test, err):
        self.note(test, "failed", described(err))

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.note(test, "failed" if issubclass(err[0], test.failureException) else "error", described(err))

    def addSkip(self, test, reason):
        self.note(test, "skipped", reason)

    def addExpectedFailure(self, test, err):
        pass

    def addUnexpectedSuccess(self, test):
        self.note(test, "failed", "unexpected success")


def described(err):
    """The exception, and the innermost line that is not unittest's: enough to know a kind by."""
    try:
        text = "".join(traceback.format_exception_only(err[0], err[1])).strip()
        frames = [f for f in traceback.extract_tb(err[2]) if f"{os.sep}unittest{os.sep}" not in f.filename]
        place = f" [{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}]" if frames else ""
    except Exception as failure:  # tests make exceptions that cannot be printed
        text, place = f"{err[0].__name__} (which cannot be described: {type(failure).__name__})", ""
    return text + place


def numbered(seen, identity):
    """Several tests of one identity are told apart by their number."""
    seen[identity] = seen.get(identity, 0) + 1
    return identity if seen[identity] == 1 else f"{identity} #{seen[identity]}"


def without(suite, done, seen):
    """The suite, with its structure, less the tests that ran in an earlier process."""
    kept = []
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            kept.append(without(test, done, seen))
        elif numbered(seen, test.id()) not in done:
            kept.append(test)
        else:
            kept.append(Passed(test.id()))
    return type(suite)(kept)


class Passed(unittest.TestCase):
    """Stands where a test stood that ran before, so that the others keep their numbers."""

    def __init__(self, identity):
        super().__init__("nothing")
        self.identity = identity

    def id(self):
        return self.identity

    def run(self, result=None):
        numbered(result.seen, self.identity)

    def nothing(self):
        pass


def take_tests_as_they_are():
    """
    What another Python's copy of the tests expects to fail, or skips because that Python fails, is run, and must pass. Returns what makes unittest as it
    was, for when all tests are known: some of them make tests of their own, which are expected to fail.
    """

    def itself(test):
        return test

    own_expected_failure = unittest.expectedFailure

    def expected_failure(test):
        # A mark of the other Python's says so beside it; others are of tests that are about such marks.
        caller = sys._getframe(1)
        file, line = caller.f_code.co_filename, caller.f_lineno
        beside = linecache.getline(file, line - 1) + linecache.getline(file, line) + linecache.getline(file, line + 1)
        return itself(test) if "RUSTPYTHON" in beside.upper() else own_expected_failure(test)

    def concerns_another(reason):
        return isinstance(reason, str) and "RUSTPYTHON" in reason.upper()

    names = ("expectedFailure", "skip", "skipIf", "skipUnless")
    own = [getattr(unittest, name) for name in names]

    def restore():
        for name, function in zip(names, own):
            setattr(unittest, name, function)

    skip, skip_if, skip_unless = unittest.skip, unittest.skipIf, unittest.skipUnless
    unittest.expectedFailure = expected_failure
    unittest.expectedFailureIf = unittest.expectedFailureIfWindows = lambda *condition, **reason: itself
    # Marks what CPython itself fails.
    unittest.expectedSuccess = skip("CPython fails it")
    unittest.skip = lambda reason="": itself if concerns_another(reason) else skip(reason)
    unittest.skipIf = lambda condition, reason="": itself if concerns_another(reason) else skip_if(condition, reason)
    unittest.skipUnless = lambda condition, reason="": itself if concerns_another(reason) else skip_unless(condition, reason)
    try:
        from test.support import rustpython  # examples of doctests that are expected to fail there
        rustpython.EXPECTED_FAILURE = 0
    except ImportError:
        pass
    return restore


def main():
    folder, module, report_path, done_path = sys.argv[1:]
    sys.path[0] = folder
    sys.argv = [module]
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    with open(done_path, encoding="utf-8") as file:
        done = set(file.read().splitlines())
    with open(report_path, "a", encoding="ascii") as file:
        reporter = Reporter(file, {})
        restore = take_tests_as_they_are()
        try:
            from test import support
            from test.support import os_helper  # remembers the current folder

            support.use_resources = []
            support.verbose = 0
            loader = unittest.TestLoader()
            __import__("test." + module)
            suite = loader.loadTestsFromModule(sys.modules["test." + module])
        except unittest.SkipTest as skip:
            reporter.write(event="import", outcome="skipped", reason=str(skip))
            return
        except BaseException as failure:
            reporter.write(event="import", outcome="error", reason=described((type(failure), failure, failure.__traceback__)))
            return
        restore()
        reporter.write(event="loaded", count=suite.countTestCases())
        without(suite, done, {}).run(reporter)
        reporter.write(event="finished")


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # whatever threads a test left behind
