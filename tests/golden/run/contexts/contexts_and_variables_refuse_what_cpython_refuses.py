import contextvars
import re


def tell(function):
    try:
        found = function()
    except Exception as e:
        found = f"{type(e).__name__} {e}"
    print(re.sub("0x[0-9a-f]+", "0x", str(found)))


def rename(variable):
    variable.name = "x"


def main():
    variable = contextvars.ContextVar("a", default=3)
    other = contextvars.ContextVar("b")
    tell(lambda: contextvars.Context(1))
    tell(lambda: contextvars.Context().run())
    tell(lambda: contextvars.ContextVar())
    tell(lambda: contextvars.Context()[1])
    tell(lambda: 1 in contextvars.Context())
    tell(lambda: variable)
    token = variable.set(1)
    tell(lambda: token)
    variable.reset(token)
    tell(lambda: variable.reset(token))
    tell(lambda: other.reset(variable.set(3)))
    tell(lambda: variable.reset(3))
    tell(lambda: variable.reset(contextvars.Context().run(variable.set, 1)))
    tell(lambda: contextvars.Token())
    tell(lambda: contextvars.Token.MISSING)
    tell(lambda: hash(contextvars.Context()))
    tell(lambda: contextvars.copy_context() == contextvars.copy_context())
    tell(lambda: contextvars.copy_context() == contextvars.Context())


main()

# expect: TypeError Context() does not accept any arguments
# expect: TypeError run() missing 1 required positional argument
# expect: TypeError ContextVar() takes exactly 1 positional argument (0 given)
# expect: TypeError a ContextVar key was expected, got 1
# expect: TypeError a ContextVar key was expected, got 1
# expect: <ContextVar name='a' default=3 at 0x>
# expect: <Token var=<ContextVar name='a' default=3 at 0x> at 0x>
# expect: RuntimeError <Token used var=<ContextVar name='a' default=3 at 0x> at 0x> has already been used once
# expect: ValueError <Token var=<ContextVar name='a' default=3 at 0x> at 0x> was created by a different ContextVar
# expect: TypeError expected an instance of Token, got 3
# expect: ValueError <Token var=<ContextVar name='a' default=3 at 0x> at 0x> was created in a different Context
# expect: RuntimeError Tokens can only be created by ContextVars
# expect: <Token.MISSING>
# expect: TypeError unhashable type: '_contextvars.Context'
# expect: True
# expect: False
