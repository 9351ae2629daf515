print(issubclass(TaskletExit, SystemExit))  # expect: True
import stackless
