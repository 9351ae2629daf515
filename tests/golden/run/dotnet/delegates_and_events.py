from System import Action, Comparison, EventHandler, Func, Predicate
from System.Collections.Generic import List
from System.Collections.ObjectModel import ObservableCollection
from System.ComponentModel import ProgressChangedEventArgs

double = Func[int, int](lambda n: n * 2)
print(double(21), double.Invoke(4))  # expect: 42 8
said = []
say = Action[str](said.append)
say("one")
both = say + Action[str](lambda s: said.append(s + "!"))
both("two")
print(said)  # expect: ['one', 'two', 'two!']
numbers = List[int]([5, 3, 4])
numbers.Sort(Comparison[int](lambda a, b: b - a))
print(list(numbers))  # expect: [5, 4, 3]
numbers.Sort(lambda a, b: a - b)
print(list(numbers))  # expect: [3, 4, 5]
print(numbers.Find(lambda n: n > 3), numbers.RemoveAll(lambda n: n > 3))  # expect: 4 2
numbers.ForEach(said.append)
print(said[-1])  # expect: 3


class Watcher:
    def __init__(self):
        self.seen = []

    def changed(self, sender, event):
        self.seen.append((str(event.Action), sender.Count))


watcher = Watcher()
items = ObservableCollection[str]()
items.CollectionChanged += watcher.changed
items.Add("a")
items.Remove("a")
items.CollectionChanged -= watcher.changed
items.Add("b")
print(watcher.seen)  # expect: [('Add', 1), ('Remove', 0)]


def fails(sender, event):
    raise KeyError("from the handler")


items.CollectionChanged += fails
try:
    items.Add("c")
except KeyError as error:
    print("KeyError", error)  # expect: KeyError 'from the handler'
try:
    items.CollectionChanged = fails
except AttributeError as error:
    print(str(error).partition(":")[0])  # expect: handlers are added to an event with += and taken away with -=
