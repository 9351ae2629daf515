import contextvars
import pickle
for o in (contextvars.Context(), contextvars.ContextVar("v")):
    try:
        pickle.dumps(o)
    except TypeError as error:
        print(error)
# expect: cannot pickle '_contextvars.Context' object
# expect: cannot pickle '_contextvars.ContextVar' object
