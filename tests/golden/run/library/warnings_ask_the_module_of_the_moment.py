import sys
import warnings

shown = []


class Other:
    filters = [("error", None, RuntimeWarning, None, 0)]
    defaultaction = "always"
    WarningMessage = warnings.WarningMessage

    @staticmethod
    def _showwarnmsg(message):
        shown.append((message.category.__name__, str(message.message), message.lineno))


own = sys.modules["warnings"]
sys.modules["warnings"] = Other
try:
    warnings.warn_explicit("first", UserWarning, "some.py", 3)
    warnings.warn_explicit("first", UserWarning, "some.py", 3, registry={})
    warnings.warn("second")
    try:
        warnings.warn("third", RuntimeWarning)
    except RuntimeWarning as e:
        print("raised", e)  # expect: raised third
finally:
    sys.modules["warnings"] = own
print(len(shown), shown[0])  # expect: 3 ('UserWarning', 'first', 3)

# What was said once is said once, until filters change.
def again(said):
    registry = {}
    warnings.simplefilter("default")
    for i in range(3):
        warnings.warn_explicit("again", UserWarning, "a.py", 1, registry=registry)
    yield len(said)
    warnings.simplefilter("module")
    for line in 1, 2, 2:
        warnings.warn_explicit("again", UserWarning, "a.py", line, registry=registry)
    yield len(said)
    warnings.simplefilter("always")
    for i in range(2):
        warnings.warn_explicit("again", UserWarning, "a.py", 1, registry=registry)
    yield len(said)


with warnings.catch_warnings(record=True) as said:
    print(list(again(said)))  # expect: [1, 2, 4]


# A pattern may be anybody's object, and what it decides waits for whom it calls.
class Pattern:
    def match(self, text):
        return "no" not in text


with warnings.catch_warnings(record=True) as said:
    warnings.filters[:] = [("error", Pattern(), Warning, None, 0)]
    try:
        warnings.warn("yes")
    except UserWarning as e:
        print("raised", e)  # expect: raised yes
    warnings.warn("no")
    print([str(w.message) for w in said])  # expect: ['no']
    warnings.filters[:] = [("nonsense", None, Warning, None, 0)]
    try:
        warnings.warn("what")
    except RuntimeError as e:
        print(str(e).splitlines()[0])  # expect: Unrecognized action ('nonsense') in warnings.filters:
try:
    warnings.warn("what", int)
except TypeError as e:
    print(e)  # expect: category must be a Warning subclass, not 'type'
try:
    warnings.warn_explicit("what", UserWarning, "a.py", 1, module_globals={"__name__": "m", "__spec__": None})
except ValueError as e:
    print(e)  # expect: Module globals is missing a __spec__.loader
