import io
import pickle
import stackless


class WithoutCells(pickle.Pickler):
    def persistent_id(self, o):
        return 'cell' if type(o).__name__ == 'cell' else None


class Loader(pickle.Unpickler):
    def persistent_load(self, name):
        return 5


def count():
    total = 0

    def add():
        nonlocal total
        total += 1
    add()
    del add
    stackless.schedule_remove()
    return total


task = stackless.tasklet(count)()
stackless.run()
file = io.BytesIO()
WithoutCells(file).dump(task)
file.seek(0)
try:
    Loader(file).load()
except pickle.UnpicklingError as error:
    print(error)  # expect: the pickle's frame of count has no cell for 'total'
task.kill()
