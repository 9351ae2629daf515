import System

try:
    import System.Nothing
except ModuleNotFoundError as error:
    print(error)  # expect: No module named 'System.Nothing'
try:
    from System import Nothing
except ImportError as error:
    print(error)  # expect: cannot import name 'Nothing' from 'System' (unknown location)
try:
    System.Nothing
except AttributeError as error:
    print(str(error).partition(" in an")[0])  # expect: the .NET namespace System has no type 'Nothing'
try:
    import Nowhere
except ModuleNotFoundError as error:
    print(error)  # expect: No module named 'Nowhere'
