import inspect

print(list(inspect.signature(len).parameters), inspect.signature(int.__add__).parameters["self"].kind.name)  # expect: ['obj'] POSITIONAL_ONLY
