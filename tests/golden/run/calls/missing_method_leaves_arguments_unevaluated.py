def argument():
    print("evaluated")


try:
    object().missing(argument())
except AttributeError as error:
    print(error)  # expect: 'object' object has no attribute 'missing'
