# Runs one module of a public suite in the Python that runs this file; scripts/stackless-tests starts it. What a suite takes from C (extension modules with
# helpers for tests, reference counts) stands here as Python, where it has a meaning without C; the tests themselves run as they are.
# usage: stackless_tests_runner.py FOLDER MODULE REPORT DONE      (the environment's STACKLESS_SUITE says which suite it is)
import gc
import importlib
import os
import re
import sys
import types
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import cpython_tests_runner as runner  # noqa: E402
import stackless  # noqa: E402


def module(name, **members):
    made = sys.modules[name] = types.ModuleType(name)
    vars(made).update(members)
    return made


def called(function, *arguments, **keywords):
    return function(*arguments, **keywords)


# ---- Stackless's own tests ---------------------------------------------------------------------------------------------------------


def switches(count, words=0):
    """What the C helper of the name test_cframe does: it gives way COUNT times."""
    for _ in range(count):
        stackless.schedule()
    return count


def stackless_unittests(folder, name):
    sys.path.insert(0, folder)
    if os.environ.get("STACKLESS_SUITE_LIB"):
        sys.path.append(os.environ["STACKLESS_SUITE_LIB"])
    module("_teststackless", test_cframe=switches, test_cstate=called)
    stackless._test_nostacklesscall = called
    import contextlib

    with_arguments = {"args_from_interpreter_flags": lambda: [], "requires_docstrings": lambda test: test, "run_unittest": lambda *tests: None, "verbose": 0, "temp_cwd": contextlib.nullcontext}
    try:
        from test import support
    except ImportError:
        support = module("test.support")
    for key, value in with_arguments.items():
        if not hasattr(support, key):
            setattr(support, key, value)
    if hasattr(stackless, "wait_with_thread"):
        stackless.wait_with_thread(True)
    support_of_tests = importlib.import_module("support")
    support_of_tests.get_tasklets_with_cstate = list
    return importlib.import_module(name)


# ---- the stackless-testsuite -------------------------------------------------------------------------------------------------------


def testsuite(folder, name):
    sys.path.insert(0, folder)
    # Names that Python has dropped since.
    unittest.TestCase.assertRaisesRegexp = unittest.TestCase.assertRaisesRegex
    sys.getcheckinterval, sys.setcheckinterval = lambda: 100, lambda interval: None
    if hasattr(stackless, "wait_with_thread"):
        stackless.wait_with_thread(True)
    return importlib.import_module(name)


# ---- greenlet ----------------------------------------------------------------------------------------------------------------------


class GreenletTestCase(unittest.TestCase):
    expect_greenlet_leak = False
    main_greenlets_before_test = 1

    def get_process_uss(self):
        raise unittest.SkipTest("memory is not measured")

    def get_expected_returncodes_for_aborted_process(self):
        return (-6, -11)

    def wait_for_pending_cleanups(self, *arguments, **keywords):
        gc.collect()

    def count_objects(self, kind=list, exact_kind=True):
        gc.collect()
        return sum(1 for x in gc.get_objects() if (type(x) is kind if exact_kind else isinstance(x, kind)))

    def count_greenlets(self):
        import greenlet

        return self.count_objects(greenlet.greenlet, False)

    def run_script(self, script_name, show_output=True):
        import subprocess

        return subprocess.check_output([sys.executable, os.path.join(self.scripts, script_name)], encoding="utf-8", stderr=subprocess.STDOUT)

    def assertScriptRaises(self, script_name, exitcodes=None):
        import subprocess

        with self.assertRaises(subprocess.CalledProcessError) as caught:
            self.run_script(script_name, show_output=False)
        if exitcodes is not None:
            self.assertIn(caught.exception.returncode, exitcodes)
        return caught.exception


def greenlet_tests(folder, name):
    import greenlet

    GreenletTestCase.scripts = folder
    greenlet.__path__ = []
    greenlet._greenlet = module("greenlet._greenlet", **vars(greenlet), get_pending_cleanup_count=lambda: 0, get_total_main_greenlets=lambda: 1)
    itself = lambda test: test
    flags = dict.fromkeys(("WIN", "RUNNING_ON_MANYLINUX", "RUNNING_ON_FREETHREAD_BUILD", "RUNNING_ON_CI", "RUNNING_ON_GITHUB_ACTIONS"), False)
    tests = module("greenlet.tests", TestCase=GreenletTestCase, PY312=True, PY313=True, PY314=True, **flags)
    tests.__path__ = [folder]
    greenlet.tests = tests
    module("greenlet.tests.leakcheck", fails_leakcheck=itself, fails_leakcheck_on_py314_or_less=itself, ignores_leakcheck=itself,
           ignores_leakcheck_if=lambda *reasons: itself, RUNNING_ON_MANYLINUX=False, wrap_refcount=itself)
    return importlib.import_module("greenlet.tests." + name)


# ---- the scheduler of EVE ----------------------------------------------------------------------------------------------------------


def carbon_tests(folder, name):
    """Its module _scheduler, over stackless: what has no counterpart is not made up, and its tests fail."""
    members = {key: getattr(stackless, key) for key in dir(stackless) if not key.startswith("__")}
    members.pop("current", None)
    members.pop("main", None)
    if hasattr(stackless, "wait_with_thread"):
        stackless.wait_with_thread(True)
    scheduler = module("_scheduler", **members)
    # Its constructor takes whatever it is given.
    scheduler.channel = type("channel", (stackless.channel,), {"__init__": lambda self, *arguments: None})
    scheduler.TaskletExit = TaskletExit  # noqa: F821
    scheduler.test_cstate = called
    scheduler.calculateruncount = stackless.getruncount
    scheduler.get_number_of_active_channels = lambda: 0
    scheduler.unblock_all_channels = lambda: None
    scheduler.get_schedule_manager = object
    scheduler.get_number_of_active_schedule_managers = lambda: 1
    scheduler.set_use_nested_tasklets = lambda flag: None
    scheduler.get_use_nested_tasklets = lambda: True
    scheduler.run_n_tasklets = lambda count: [stackless.schedule() for _ in range(count)] and None
    sys.getrefcount = lambda value: 2
    sys.path[:0] = [os.path.join(folder, "python"), os.path.join(folder, "tests/python/scheduler/tests")]
    package = importlib.import_module("scheduler")
    package.__class__ = type("Scheduler", (types.ModuleType,), {"current": property(lambda self: stackless.current), "main": property(lambda self: stackless.main)})
    utilities = sys.modules["test_utils"] = types.ModuleType("test_utils")
    with open(os.path.join(folder, "tests/python/scheduler/tests/test_utils.py"), encoding="utf-8") as file:
        source = re.sub(r"(?ms)^flavor = .*?^sys\.modules\[.*?$", "", file.read())
    exec(compile(source, "test_utils.py", "exec"), vars(utilities))
    return importlib.import_module(name)


SUITES = {"stackless": stackless_unittests, "suite": testsuite, "greenlet": greenlet_tests, "carbon": carbon_tests}


class Reporter(runner.Reporter):
    """Tests that another one left tasklets for would fail because of these."""

    def stopTest(self, test):
        super().stopTest(test)
        for _ in range(1000):
            left = stackless.getmain().next
            if left is None or left is stackless.getmain() or stackless.getcurrent() is not stackless.getmain():
                break
            try:
                left.kill()
            except BaseException:
                pass
            if left.scheduled and not left.blocked:
                left.bind(None)


def is_hard(test):
    """Tests of Stackless that switch C stacks: each is a copy of one that does not."""
    return test._testMethodName.endswith("_H") if isinstance(test, unittest.TestCase) else False


def softly(suite):
    kept = [softly(test) if isinstance(test, unittest.TestSuite) else test for test in suite if not is_hard(test)]
    return type(suite)(kept)


def main():
    folder, name, report_path, done_path = sys.argv[1:]
    sys.argv = [name]
    with open(done_path, encoding="utf-8") as file:
        done = set(file.read().splitlines())
    with open(report_path, "a", encoding="ascii") as file:
        reporter = Reporter(file, {})
        try:
            suite = unittest.TestLoader().loadTestsFromModule(SUITES[os.environ["STACKLESS_SUITE"]](folder, name))
        except unittest.SkipTest as skip:
            reporter.write(event="import", outcome="skipped", reason=str(skip))
            return
        except BaseException as failure:
            reporter.write(event="import", outcome="error", reason=runner.described((type(failure), failure, failure.__traceback__)))
            return
        suite = softly(suite)
        reporter.write(event="loaded", count=suite.countTestCases())
        runner.without(suite, done, {}).run(reporter)
        reporter.write(event="finished")


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)
