import pickle
import sys
import stackless

for hook in (None, lambda frame: (str, (frame.f_code.co_name,))):
    stackless._wrap.set_reduce_frame(hook)
    try:
        print(pickle.loads(pickle.dumps(sys._getframe())))
    except TypeError as error:
        print(error)
# expect: cannot pickle 'frame' object
# expect: <module>
stackless._wrap.set_reduce_frame(None)
