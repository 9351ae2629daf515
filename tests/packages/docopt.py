# needs: python3-docopt
from docopt import docopt, DocoptExit
DOC = """Naval Fate.

Usage:
  naval ship new <name>...
  naval ship [<name>] move <x> <y> [--speed=<kn>]
  naval mine (set|remove) <x> <y> [--moored|--drifting]
  naval -h | --help

Options:
  -h --help     Show this screen.
  --speed=<kn>  Speed in knots [default: 10].
  -v            Loud.
"""
for a in "ship new a b", "ship t move 1 2 --speed=15", "mine set 1 2 --drifting", "mine set 1", "--nope", "ship new":
    try:
        print(docopt(DOC, a.split(), help=False))
    except DocoptExit as e:
        print(str(e)[:60])
    except SystemExit as e:
        print("exit", e)
