def collect(errors):
    for error in errors:
        try:
            raise error
        except* ValueError as group:
            yield "value", len(group.exceptions)
        except* TypeError as group:
            yield "type", len(group.exceptions)


print(list(collect([ValueError(1), TypeError(2), ExceptionGroup("both", [ValueError(3), TypeError(4)])])))  # expect: [('value', 1), ('type', 1), ('value', 1), ('type', 1)]
