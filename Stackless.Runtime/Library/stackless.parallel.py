# Programs on all cores: interpreters beside the running one, each with an OS thread of its own, channels between them, and a pool of them that runs
# functions and goes on with suspended tasklets. What goes from one to another are values that never change, as they are, and pickles of everything
# else: a tasklet moves as its pickle. Interpreters share code, so nothing is compiled again.
import _parallel
import pickle as _pickle
import stackless as _stackless
import sys as _sys
from _parallel import channel, is_shareable

__all__ = ["Pool", "RemoteError", "Task", "channel", "is_shareable", "move", "worker_number"]


class RemoteError(Exception):
    """An exception of another interpreter that could not be pickled; its text is the traceback there."""


# In a worker the program's main module has this name, which is that of its classes and functions: what comes from there means those here.
if "__main__" in _sys.modules:
    _sys.modules.setdefault("__mp_main__", _sys.modules["__main__"])

# The number of this worker in its pool; None in the program's own interpreter.
_number = None

# Where this worker's jobs come from.
_jobs = None


def worker_number():
    """The number of the running worker in its pool, from 0; None outside of a pool."""
    return _number


# ---- in the workers ------------------------------------------------------------------------------------------------------------------

# What an interpreter of a pool runs. Jobs of all workers lie in one channel, and who has nothing to run takes the next.
def _serve():
    global _number, _jobs
    _number, _jobs = _parallel.inbox()
    body = _parallel.main_body("__mp_main__")
    if body is not None:
        body()
    _parallel.serve()
    try:
        for reply, payload in _jobs:
            _stackless.tasklet(_do)(reply, payload)
            # What waits meanwhile (sleeps, receives) lets the worker take another job.
            while _parallel.runnable() > 1:
                _stackless.schedule()
        # No jobs come any more; those that wait go on to their end.
        _stackless.run()
    except BaseException as error:
        # A tasklet that nobody waits for has ended this worker. Whoever waits for others that were here is told.
        for reply in list(_open.values()):
            _fail(reply, error)
        raise


# Where the result of each job under way is awaited, by its tasklet.
_open = {}


def _do(reply, payload):
    if reply is not None:
        _open[_stackless.getcurrent()] = reply
    try:
        job = _pickle.loads(payload)
        if isinstance(job, _stackless.tasklet):
            job.insert()
            return
        function, arguments, keywords = job
        _answer(reply, function, arguments, keywords)
    except BaseException as error:
        if reply is None:
            raise
        _fail(reply, error)
    finally:
        _open.pop(_stackless.getcurrent(), None)
        _sys.stdout.flush()


def _answer(reply, function, arguments, keywords):
    try:
        value = function(*arguments, **keywords)
        reply.send((True, _pickle.dumps(value)))
    except BaseException as error:
        _fail(reply, error)
    finally:
        _sys.stdout.flush()


def _fail(reply, error):
    import traceback
    text = "".join(traceback.format_exception(error))
    try:
        payload = _pickle.dumps((error, error.__traceback__, error.__cause__, error.__context__, error.__suppress_context__))
        _pickle.loads(payload)
    except Exception:
        payload = None
    reply.send((False, payload, text))


def move():
    """The running tasklet of a pool goes on in whichever worker is free first."""
    if _jobs is None:
        raise RuntimeError("only tasklets of a pool can move")
    tasklet = _stackless.getcurrent()
    if tasklet.is_main:
        raise RuntimeError("the main tasklet of a worker cannot move")
    reply = _open.get(tasklet)
    _stackless.tasklet(_send_away)(tasklet)
    _stackless.schedule_remove(None)
    if reply is not None:
        _open[_stackless.getcurrent()] = reply


def _send_away(tasklet):
    try:
        payload = _pickle.dumps(tasklet)
    except Exception as error:
        tasklet.throw(error, pending=True)
        return
    # It is dropped here without running anything of it.
    _open.pop(tasklet, None)
    tasklet.bind(None)
    _jobs.send((None, payload))


# ---- in the program ------------------------------------------------------------------------------------------------------------------

class Task:
    """What was given to a pool to be done."""

    def __init__(self, reply):
        self._reply = reply
        self._answer = None

    def done(self):
        """Is the result there?"""
        return self._answer is not None or self._reply.balance > 0

    def join(self, timeout=None):
        """Waits for the end, whatever it is. TimeoutError after that many seconds."""
        if self._answer is None:
            answer = self._reply.receive(timeout)
            # For others who wait for the same.
            self._reply.send(answer)
            self._answer = answer

    def result(self, timeout=None):
        """What it returned; raises what it raised, with the traceback from there."""
        self.join(timeout)
        if self._answer[0]:
            return _pickle.loads(self._answer[1])
        _, payload, text = self._answer
        if payload is None:
            raise RemoteError(text)
        error, traceback, cause, context, suppress = _pickle.loads(payload)
        error.__cause__, error.__context__, error.__suppress_context__ = cause, context, suppress
        raise error.with_traceback(traceback)


class Pool:
    """Interpreters that do what they are given: as many as there are processors, or as told."""

    def __init__(self, workers=None):
        if _jobs is not None or getattr(_sys.modules.get("__main__"), "__name__", None) == "__mp_main__":
            raise RuntimeError("a worker cannot have a pool: a program that makes one does so under `if __name__ == '__main__':`")
        if workers is None:
            workers = _parallel.processors()
        if workers < 1:
            raise ValueError("a pool has at least one worker")
        self._jobs = channel(capacity=-1)
        self._ended = []
        for number in range(workers):
            ended = channel(capacity=-1)
            self._ended.append(ended)
            _parallel.start(f"worker {number}", "import stackless.parallel as p; p._serve()", (number, self._jobs), ended)

    def submit(self, function, /, *arguments, **keywords):
        """Has a function called in one of the workers."""
        reply = channel(capacity=-1)
        self._give((reply, _pickle.dumps((function, arguments, keywords))))
        return Task(reply)

    def _give(self, job):
        try:
            self._jobs.send(job)
        except EOFError:
            raise RuntimeError("the pool is closed") from None

    def send(self, tasklet):
        """A tasklet that does not run goes on in one of the workers; here it is unbound. Its channels to other interpreters go with it."""
        if tasklet.is_current or tasklet.is_main:
            raise RuntimeError("a running tasklet cannot be sent: see move()")
        if self._jobs.closed:
            raise RuntimeError("the pool is closed")
        payload = _pickle.dumps(tasklet)
        if tasklet.scheduled and not tasklet.blocked:
            tasklet.remove()
        tasklet.bind(None)
        self._give((None, payload))

    def map(self, function, *iterables):
        """The results of calls, in their order."""
        tasks = [self.submit(function, *arguments) for arguments in zip(*iterables)]
        return [task.result() for task in tasks]

    def close(self):
        """Nothing more is taken; what was given before is done."""
        self._jobs.close()

    def join(self):
        """Waits for the end of all workers. Raises RemoteError if one of them did not end well."""
        self.close()
        for ended in self._ended:
            for text in ended:
                raise RemoteError(text)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.join()
