import pickle
import stackless
import sys
import traceback


def fail():
    raise ValueError("second")


def work():
    try:
        try:
            raise KeyError("first")
        except KeyError as e:
            fail()
    except ValueError as e:
        stackless.schedule_remove()
        print(repr(e.__context__), e.__cause__, e.__suppress_context__)
        print([frame.name for frame in traceback.extract_tb(e.__traceback__)])
        print(sys.exc_info()[2] is e.__traceback__)
        stackless.schedule_remove()
        raise RuntimeError("third") from e


t = stackless.tasklet(work)()
stackless.run()
copy = pickle.loads(pickle.dumps(t))
copy.run()
copy = pickle.loads(pickle.dumps(copy))
try:
    copy.insert()
    stackless.run()
except RuntimeError as e:
    print(repr(e.__cause__), repr(e.__cause__.__context__), [frame.name for frame in traceback.extract_tb(e.__cause__.__traceback__)])
t.kill()
# expect: KeyError('first') None False
# expect: ['work', 'fail']
# expect: True
# expect: ValueError('second') KeyError('first') ['work', 'fail']
