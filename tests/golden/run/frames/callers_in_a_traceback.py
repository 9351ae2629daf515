# A level of a traceback was called by the level before it. A copy of a level is of the same frame, and what is pickled has the same order.
import copy
import pickle


def inner():
    1 / 0


def middle():
    inner()


def outer():
    try:
        middle()
    except ZeroDivisionError as error:
        return error.__traceback__


def names(level):
    while level.tb_next:
        level = level.tb_next
    frame, found = level.tb_frame, []
    while frame and len(found) < 3:
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


level = outer()
print(names(level), names(pickle.loads(pickle.dumps(level))))  # expect: ['inner', 'middle', 'outer'] ['inner', 'middle', 'outer']
print(level.tb_next.tb_next.tb_frame.f_back is level.tb_next.tb_frame)  # expect: True
twin = copy.copy(level)
print(twin is level, twin.tb_frame is level.tb_frame, twin.tb_next is level.tb_next)  # expect: False True True
