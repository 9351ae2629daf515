import pickle
from System import DateTime
from System.Text import StringBuilder

for value in (DateTime.MinValue, {"builder": StringBuilder()}):
    try:
        pickle.dumps(value)
    except TypeError as error:
        print(str(error).splitlines()[0])
# expect: a .NET object (System.DateTime) cannot be pickled
# expect: a .NET object (System.Text.StringBuilder) cannot be pickled
