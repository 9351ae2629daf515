// Python classes as C# sees them.

using NUnit.Framework;

namespace Stackless.Compiler.Tests.Exports;

[TestFixture, NonParallelizable]
public sealed class ClassTests
{
    const string Shop = """
        from dataclasses import dataclass, field
        from enum import Enum, IntEnum
        from typing import NamedTuple, ClassVar, Iterator

        class Item:
            "Something for sale."
            kinds: ClassVar[int] = 4
            limit = 100
            note: str | None

            def __init__(self, name: str, price: float = 1.5) -> None:
                self.name = name
                self.price: float = price
                self.note = None
                self._hidden = 1

            def total(self, quantity: int) -> float:
                "What so many cost."
                return self.price * quantity

            def renamed(self, name: str) -> "Item":
                return type(self)(name, self.price)

            @property
            def label(self) -> str:
                return f"<{self.name}>"

            @property
            def code(self) -> int:
                return len(self.name)

            @code.setter
            def code(self, value: int) -> None:
                self.name = "x" * value

            @staticmethod
            def twice(n: int) -> int:
                return 2 * n

            @classmethod
            def free(cls, name: str) -> "Item":
                return cls(name, 0.0)

            def __add__(self, other: "Item") -> "Item":
                return Item(self.name + other.name, self.price + other.price)

            def __neg__(self) -> "Item":
                return Item(self.name, -self.price)

            def __lt__(self, other: "Item") -> bool:
                return self.price < other.price

            def __eq__(self, other) -> bool:
                return isinstance(other, Item) and self.name == other.name

            def __hash__(self) -> int:
                return hash(self.name)

            def __str__(self) -> str:
                return f"{self.name} at {self.price}"

        class Special(Item):
            def total(self, quantity: int) -> float:
                return 1.0

            def extra(self) -> str:
                return "extra"

        class _Local(Special):
            pass

        def local() -> Item:
            return _Local("local")

        def same(a: Item, b: Item) -> bool:
            return a is b

        def items(n: int) -> list[Item]:
            return [Item(str(i), float(i)) for i in range(n)]

        kept: list[Item] = []

        def keep(item: Item) -> None:
            kept.append(item)

        @dataclass
        class Line:
            item: Item
            quantity: int = 1
            tags: list[str] = field(default_factory=list)
            cached: int = field(init=False, default=7)

        @dataclass(frozen=True)
        class Point:
            x: int
            y: int = -1

        class Pair(NamedTuple):
            left: str
            right: int = 2

        class Color(Enum):
            RED = 1
            BLUE = 2

        class Size(str, Enum):
            SMALL = "s"

        def paint(color: Color) -> str:
            return color.name

        class Bag:
            def __init__(self):
                self.numbers = [3, 4]
                self.is_open = True
            def __iter__(self) -> Iterator[int]:
                return iter(self.numbers)
            def __len__(self) -> int:
                return len(self.numbers)
            def __getitem__(self, index: int) -> int:
                return self.numbers[index]
            def __setitem__(self, index: int, value: int) -> None:
                self.numbers[index] = value
            def __call__(self, n: int) -> int:
                return n + 1
            def __enter__(self) -> "Bag":
                return self
            def __exit__(self, *details) -> None:
                self.is_open = False
        """;

    static readonly (string, object?)[] claims =
    [
        ("var item = new app.Item(\"tea\"); double total = item.total(2); return total;", 3.0),
        ("return new app.Item(\"tea\", price: 2).price;", 2.0),
        ("var item = new app.Item(\"tea\"); item.name = \"milk\"; string label = item.label; return label;", "<milk>"),
        ("var item = new app.Item(\"tea\"); item.code = 2; return item.name;", "xx"),
        ("string? note = new app.Item(\"tea\").note; return note ?? \"none\";", "none"),
        ("return app.Item.twice(4);", 8L),
        ("app.Item free = app.Item.free(\"air\"); return free.price;", 0.0),
        ("return app.Item.kinds + app.Item.limit;", 104L),
        ("return new app.Item(\"tea\").ToString();", "tea at 1.5"),
        ("app.Item sum = new app.Item(\"a\", 1) + new app.Item(\"b\", 2); return sum.name + sum.price;", "ab3"),
        ("return (-new app.Item(\"a\", 1)).price;", -1.0),
        ("return new app.Item(\"a\") == new app.Item(\"a\") && new app.Item(\"a\") != new app.Item(\"b\") && new app.Item(\"a\").Equals(new app.Item(\"a\"));", true),
        ("return new HashSet<app.Item> { new(\"a\"), new(\"a\"), new(\"b\") }.Count;", 2),
        ("return new app.Item(\"a\", 1) < new app.Item(\"b\", 2);", true),
        ("return string.Concat(new[] { new app.Item(\"b\", 2), new app.Item(\"a\", 1) }.Order().Select(i => i.name));", "ab"),
        ("app.Item special = new app.Special(\"s\"); return special.total(5) + new app.Special(\"s\").extra();", "1extra"),
        ("return app.local() is app.Special s ? s.extra() : \"no\";", "extra"),
        ("var item = new app.Item(\"a\"); return app.same(item, item);", true),
        ("var item = new app.Item(\"a\"); app.keep(item); return ReferenceEquals(app.kept[0], item);", true),
        ("return app.items(3).Sum(i => i.price);", 3.0),
        ("return new app.Item(\"a\").renamed(\"b\").name;", "b"),
        ("return Thrown<ArgumentNullException>(() => new app.Item(null!)).ParamName;", "name"),
        ("var line = new app.Line(new app.Item(\"a\"), tags: [\"x\"]); return line.item.name + line.quantity + line.tags[0] + line.cached;", "a1x7"),
        ("return new app.Line(new app.Item(\"a\")).tags.Count;", 0),
        ("var line = new app.Line(new app.Item(\"a\")); line.quantity = 4; return line.quantity;", 4L),
        ("return new app.Point(1) == new app.Point(1, -1);", true),
        ("return typeof(app.Point).GetProperty(\"x\")!.CanWrite;", false),
        ("return new app.Point(1).ToString();", "Point(x=1, y=-1)"),
        ("var pair = new app.Pair(\"a\"); return pair.left + pair.right;", "a2"),
        ("return app.paint(app.Color.BLUE) + app.Color.RED.name + app.Color.RED.value;", "BLUERED1"),
        ("string value = app.Size.SMALL.value; return value;", "s"),
        ("return ReferenceEquals(app.Color.RED, app.Color.RED);", true),
        ("return new app.Bag().Sum();", 7L),
        ("long sum = 0; foreach (long n in new app.Bag()) sum += n; return sum;", 7L),
        ("var bag = new app.Bag(); bag[0] = 9; return bag[0] + bag.Count;", 11L),
        ("return new app.Bag().Invoke(1);", 2L),
        ("var bag = new app.Bag(); using (bag) { } return ((dynamic)bag).is_open;", false),
        ("dynamic item = new app.Item(\"tea\"); return item._hidden;", 1L),
        ("return typeof(app.Item).GetProperty(\"_hidden\") is null && typeof(app).GetNestedType(\"_Local\") is null;", true),
    ];

    [TestCaseSource(nameof(claims))]
    public void A_class_is_used_as_one_of_csharp((string Code, object? Result) claim) => Assert.That(CSharp.Run(Shop, claim.Code), Is.EqualTo(claim.Result));

    const string Money = """
        from dataclasses import dataclass
        from functools import total_ordering
        from typing import Iterator

        @dataclass(frozen=True, order=True)
        class Money:
            amount: int
            def __rmul__(self, n: int) -> "Money":
                return Money(n * self.amount)
            def __radd__(self, n: int) -> "Money":
                return Money(n + self.amount)
            def __lshift__(self, n: int) -> "Money":
                return Money(self.amount << n)

        @total_ordering
        class Version:
            def __init__(self, number: int) -> None:
                self.number = number
            def __eq__(self, other: object) -> bool:
                return isinstance(other, Version) and self.number == other.number
            def __lt__(self, other: "Version") -> bool:
                return self.number < other.number

        class Only:
            def __init__(self, n: int) -> None:
                self.n = n
            def __lt__(self, other: "Only") -> bool:
                return self.n < other.n
            def __contains__(self, n: int) -> bool:
                return n == self.n

        class Items:
            def __iter__(self) -> Iterator[int]:
                return iter([1, 2])
        """;

    [TestCase("return new app.Money(1) < new app.Money(2) && new app.Money(2) >= new app.Money(2) && !(new app.Money(1) > new app.Money(2));", true, Description = "a dataclass with order")]
    [TestCase("return new[] { new app.Money(2), new app.Money(1) }.Min()!.amount;", 1L)]
    [TestCase("return new app.Version(1) <= new app.Version(1) && new app.Version(2) > new app.Version(1);", true, Description = "total_ordering")]
    [TestCase("return new app.Only(2) > new app.Only(1);", true, Description = "Python asks the other operand")]
    [TestCase("return typeof(app.Only).GetMethod(\"op_LessThanOrEqual\") is null;", true)]
    [TestCase("return (3 * new app.Money(2)).amount + (1 + new app.Money(1)).amount + (new app.Money(1) << 2).amount;", 12L, Description = "the object is the second operand")]
    [TestCase("return new app.Only(2).Contains(2) && !new app.Only(2).Contains(3);", true)]
    [TestCase("object money = new app.Money(1); return money is System.Collections.IEnumerable;", false, Description = "what cannot be iterated does not say that it can")]
    [TestCase("long sum = 0; foreach (long n in (System.Collections.IEnumerable)new app.Items()) sum += n; return sum;", 3L)]
    [TestCase("long sum = 0; foreach (var n in (dynamic)new app.Items()) sum += n; return sum;", 3L)]
    public void Operators_are_what_Python_makes_of_its_methods(string code, object result) => Assert.That(CSharp.Run(Money, code), Is.EqualTo(result));

    [Test]
    public void An_enum_of_numbers_has_an_enum_beside_it() => Assert.That(CSharp.Run(
        "from enum import Enum, auto\nclass Color(Enum):\n RED = 3\n BLUE = auto()", "return app.Color.BLUE.Value switch { app.Color.Values.RED => 1L, app.Color.Values.BLUE => 2L, _ => 0L };"), Is.EqualTo(2L));

    [Test]
    public void Its_members_come_back_from_that() => Assert.That(CSharp.Run(
        "from enum import Flag, auto\nclass Access(Flag):\n READ = auto()\n WRITE = auto()", "return app.Access.Of(app.Access.Values.READ | app.Access.Values.WRITE).value;"), Is.EqualTo(3L));

    [Test]
    public void An_enum_of_texts_has_none() => Assert.That(CSharp.Run("from enum import Enum\nclass Color(Enum):\n RED = 'r'", "return typeof(app.Color).GetNestedType(\"Values\") is null;"), Is.True);

    [Test]
    public void A_dataclass_is_copied_with_other_values() => Assert.That(CSharp.Run(
        "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass P:\n x: int\n name: str = 'n'", "var p = new app.P(1).With(name: \"other\"); return $\"{p.x} {p.name}\";"), Is.EqualTo("1 other"));

    [Test]
    public void So_is_a_named_tuple() => Assert.That(CSharp.Run(
        "from typing import NamedTuple\nclass P(NamedTuple):\n x: int\n y: int", "return new app.P(1, 2).With(y: 5).y;"), Is.EqualTo(5L));

    [Test]
    public void Docstrings_of_classes_and_methods_are_documentation()
    {
        var documentation = CSharp.DocumentationOf(Shop);
        Assert.That(documentation, Does.Contain("T:app.Item").And.Contain("M:app.Item.total(System.Int64)"));
    }

    [Test]
    public void A_class_of_another_module_is_that_modules() => Assert.That(CSharp.RunModules(new()
    {
        ["pkg.__init__"] = "from .models import Item",
        ["pkg.models"] = "class Item:\n def __init__(self, n: int): self.n = n",
        ["pkg.use"] = "from .models import Item\ndef make() -> Item: return Item(3)",
    }, "pkg.models.Item item = pkg.use.make(); return item.n;"), Is.EqualTo(3L));

    [Test]
    public void A_class_derives_from_one_of_another_module() => Assert.That(CSharp.RunModules(new()
    {
        ["pkg.__init__"] = "",
        ["pkg.a"] = "class Base:\n def n(self) -> int: return 1",
        ["pkg.b"] = "from pkg.a import Base\nclass Derived(Base): pass",
    }, "pkg.a.Base item = new pkg.b.Derived(); return item.n();"), Is.EqualTo(1L));
}
