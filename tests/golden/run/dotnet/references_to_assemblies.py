import clr

clr.AddReference("System.Xml.XDocument", "System.Collections.Immutable")
from System.Collections.Immutable import ImmutableList
from System.Xml.Linq import XElement

print(XElement("name", "text"))  # expect: <name>text</name>
numbers = ImmutableList.Create(1, 2)
print(list(numbers.Add(3)), list(numbers))  # expect: [1, 2, 3] [1, 2]
try:
    clr.AddReference("No.Such.Assembly")
except FileNotFoundError as error:
    print(str(error).partition(":")[0])  # expect: there is no assembly No.Such.Assembly
