# python: 3.14
import pickle


class Refusing:
    def __reduce__(self):
        raise ValueError("not this")


class Reduced:
    def __init__(self, reduced):
        self.reduced = reduced

    def __reduce__(self):
        return self.reduced


class Plain:
    pass


def attempt(value, protocol=5):
    try:
        pickle.dumps(value, protocol)
    except Exception as error:
        print(error, getattr(error, "__notes__", []))


plain = Plain()
plain.a = {1: (2, Refusing())}
attempt([1, plain])
# expect: not this ['when serializing tuple item 1', 'when serializing dict item 1', "when serializing dict item 'a'", 'when serializing __main__.Plain state', 'when serializing __main__.Plain object', 'when serializing list item 1']
attempt({Refusing()})  # expect: not this ['when serializing set element']
attempt(Reduced((print, (1, Refusing()))))
# expect: not this ['when serializing tuple item 1', 'when serializing __main__.Reduced reconstructor arguments', 'when serializing __main__.Reduced object']
attempt(Reduced((list, (), None, iter([1, 2, Refusing()]))))  # expect: not this ['when serializing __main__.Reduced item 2', 'when serializing __main__.Reduced object']
attempt(Reduced((list, (), None, iter([Refusing(), 2]))))  # expect: not this ['when serializing __main__.Reduced item 0', 'when serializing __main__.Reduced object']
attempt(Reduced((dict, (), None, None, iter([(1, 2), ("k", Refusing())]))))  # expect: not this ["when serializing __main__.Reduced item 'k'", 'when serializing __main__.Reduced object']
attempt(Reduced((list, (), None, None, None, 42)))  # expect: sixth item of the tuple returned by __reduce__ must be callable, not int ['when serializing __main__.Reduced object']
attempt(Reduced((list, (), None, 42)))  # expect: fourth item of the tuple returned by __reduce__ must be an iterator, not int ['when serializing __main__.Reduced object']
attempt(Reduced([1]))  # expect: __reduce__ must return a string or tuple, not list ['when serializing __main__.Reduced object']
attempt([Refusing()] * 2, 0)  # expect: not this ['when serializing list item 0']
