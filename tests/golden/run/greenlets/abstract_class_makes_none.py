from abc import ABC, abstractmethod
from greenlet import greenlet


class Job(greenlet, ABC):
    @abstractmethod
    def run(self):
        pass


try:
    Job()
except TypeError as error:
    print(error)  # expect: Can't instantiate abstract class Job without an implementation for abstract method 'run'
