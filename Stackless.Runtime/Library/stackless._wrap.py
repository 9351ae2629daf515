# What Stackless shows here of how it pickles, as far as it has a meaning without C: the reduced state of the steps of asynchronous generators, and the hook for frames
# that stand alone. The other objects that Stackless pickles (frames in tasklets, generators, functions, code, cells, modules) need no such types here.
import copyreg as _copyreg
import types as _types

import _inspection


def _refuse(frame):
    raise TypeError("cannot pickle 'frame' object")


reduce_frame = _refuse


def set_reduce_frame(function):
    """What a frame that is no tasklet's is reduced by, when it is pickled or copied; None: by nothing."""
    global reduce_frame
    if function is None:
        _copyreg.dispatch_table.pop(_types.FrameType, None)
    else:
        _copyreg.pickle(_types.FrameType, function)
    reduce_frame = function


class async_generator_asend:
    def __reduce__(self):
        generator, argument, state = _inspection.step_of(self)
        return async_generator_asend, (), (generator, argument, state, argument is not None)


class async_generator_athrow:
    def __reduce__(self):
        generator, argument, state = _inspection.step_of(self)
        return async_generator_athrow, (), (generator, (argument,), 1 if state else 0, True)
