import pickle
import stackless


def work():
    try:
        raise ValueError("first")
    except ValueError:
        stackless.schedule_remove()
        try:
            raise
        except ValueError as e:
            print("again", e)  # expect: again first
    finally:
        print("finally")  # expect: finally


t = stackless.tasklet(work)()
stackless.run()
t = pickle.loads(pickle.dumps(t))
t.insert()
stackless.run()
