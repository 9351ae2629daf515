// Protocols and abstract classes as C# sees them: interfaces, which Python's classes implement and C#'s may.

using NUnit.Framework;

namespace Stackless.Compiler.Tests.Exports;

[TestFixture, NonParallelizable]
public sealed class InterfaceTests
{
    const string Shapes = """
        from abc import ABC, abstractmethod
        from typing import Callable, Iterator, Protocol, runtime_checkable

        @runtime_checkable
        class Named(Protocol):
            "What has a name."
            name: str

            def greet(self, times: int = 1) -> str:
                "Says it."
                ...

            @property
            def size(self) -> int: ...

        class Loud(Named, Protocol):
            def shout(self) -> str: ...

        class Person:
            def __init__(self, name: str) -> None:
                self.name = name

            def greet(self, times: int = 1) -> str:
                return self.name * times

            @property
            def size(self) -> int:
                return len(self.name)

        class Actor(Loud):
            def __init__(self, name: str) -> None:
                self.name = name

            def greet(self, times: int = 1) -> str:
                return "actor" * times

            @property
            def size(self) -> int:
                return 1

            def shout(self) -> str:
                return self.name.upper()

        class Nearly:
            name: str = "n"

            def greet(self, times: str) -> str:
                return times

            @property
            def size(self) -> int:
                return 1

        class _Hidden:
            name = "hidden"
            size = 6

            def greet(self, times: int = 1) -> str:
                return "h" * times

        def hidden() -> Named:
            return _Hidden()

        def wrong() -> Named:
            return 3

        def welcome(who: Named) -> str:
            who.name = who.name + "!"
            return f"{who.greet(2)} {who.name} {who.size} {isinstance(who, Named)}"

        def same(a: Named, b: Named) -> bool:
            return a is b

        class Shape(ABC):
            "Has an area."
            def __init__(self, scale: float = 1.0) -> None:
                self.scale = scale

            @abstractmethod
            def area(self) -> float:
                "How large it is."

            @property
            def label(self) -> str:
                return f"{type(self).__name__} of {self.area()}"

            def larger(self, other: "Shape") -> "Shape":
                return self if self.area() > other.area() else other

            async def later(self) -> float:
                return self.area() + 1

            @staticmethod
            def unit() -> float:
                return 1.0

        class Square(Shape):
            def __init__(self, side: float) -> None:
                super().__init__(2.0)
                self.side = side

            def area(self) -> float:
                return self.side * self.side * self.scale

        def total(shapes: list[Shape]) -> float:
            return sum(s.area() for s in shapes)

        def is_shape(o) -> bool:
            return isinstance(o, Shape)

        class Handler(Protocol):
            def __call__(self, n: int) -> list[int]: ...

        def handle(handler: Handler) -> str:
            return repr(handler(3))

        class Source(Protocol):
            def __iter__(self) -> Iterator[int]: ...
            def close(self) -> None: ...

        class Bag(Source):
            def __iter__(self) -> Iterator[int]:
                return iter([1, 2])
            def close(self) -> None:
                pass

        def drain(source: Source) -> int:
            found = sum(source)
            source.close()
            return found
        """;

    const string Implementing = """
        }
        class Robot : app.Named
        {
            public string name { get; set; } = "r2";
            public long size => 7;
            public string greet(long times = 1) => "beep" + times;
        }
        class Circle(double radius) : app.Shape
        {
            public double scale { get; set; } = 1;
            public double area() => radius * radius * 3;
        }
        class Big() : app.Square(1)
        {
            public override double area() => base.area() * 100;
            public override string label => "big " + base.label;
        }
        class Twice : app.Handler
        {
            public IReadOnlyList<long> Invoke(long n) => [n, n];
        }
        class Numbers : app.Source
        {
            public bool IsClosed;
            public IEnumerator<long> GetEnumerator() { yield return 3; yield return 4; }
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            public void close() => IsClosed = true;
        }
        static void Nothing() {
        """;

    static readonly (string, object?)[] claims =
    [
        ("return typeof(app.Named).IsInterface && typeof(app.Shape).IsInterface && typeof(app.Person).IsClass;", true),
        ("return typeof(app.Loud).GetInterfaces().Contains(typeof(app.Named));", true),
        ("app.Named who = new app.Person(\"eve\"); who.name = \"ada\"; return who.greet(2) + who.greet() + who.size;", "adaadaada3"),
        ("app.Loud who = new app.Actor(\"bob\"); return who.greet() + who.shout() + new app.Actor(\"x\").shout();", "actorBOBX"),
        ("object nearly = new app.Nearly(); return nearly is app.Named;", false),
        ("return app.welcome(new app.Person(\"eve\"));", "eve!eve! eve! 4 True"),
        ("var hidden = app.hidden(); return hidden.greet(2) + hidden.name + hidden.size;", "hhhidden6"),
        ("var hidden = app.hidden(); return app.same(hidden, hidden);", true),
        ("return Thrown<InvalidCastException>(() => app.wrong()).Message;", "wrong() is annotated to return Named but returned a Python int"),
        ("return Thrown<ArgumentNullException>(() => app.welcome(null!)).ParamName;", "who"),
        ("var robot = new Robot(); return app.welcome(robot) + robot.name;", "beep2 r2! 7 Truer2!"),
        ("var robot = new Robot(); return app.same(robot, robot);", true),
        ("app.Shape square = new app.Square(3); return square.area() + square.scale;", 20.0),
        ("return new app.Square(1).label;", "Square of 2.0"),
        ("return app.Shape.unit();", 1.0),
        ("return ((app.Shape)new app.Square(1)).later().Result;", 3.0),
        ("return app.total([new app.Square(1), new Circle(2)]);", 14.0),
        ("app.Shape circle = new Circle(2); return circle.label;", "Circle of 12.0"),
        ("app.Shape circle = new Circle(2); return circle.later().Result;", 13.0),
        ("app.Shape circle = new Circle(2); return ReferenceEquals(circle.larger(new app.Square(1)), circle);", true),
        ("app.Shape circle = new Circle(1), square = new app.Square(9); return ReferenceEquals(circle.larger(square), square);", true),
        ("return app.is_shape(new Circle(1)) && app.is_shape(new app.Square(1)) && !app.is_shape(new Robot());", true),
        ("app.Shape big = new Big(); return big.area() + app.total([big]);", 400.0),
        ("app.Shape big = new Big(); return big.label + new Big().label;", "big Big of 200.0big Big of 200.0"),
        ("return app.handle(new Twice());", "[3, 3]"),
        ("var numbers = new Numbers(); return app.drain(numbers) + (numbers.IsClosed ? 100 : 0);", 107L),
        ("return app.drain(new app.Bag()) + new app.Bag().Sum();", 6L),
        ("dynamic who = app.hidden(); return who.greet(3);", "hhh"),
    ];

    [TestCaseSource(nameof(claims))]
    public void A_protocol_is_an_interface((string Code, object? Result) claim) => Assert.That(CSharp.Run(Shapes, claim.Code + Implementing), Is.EqualTo(claim.Result));

    [Test]
    public void What_it_asks_for_is_documented() =>
        Assert.That(CSharp.DocumentationOf(Shapes), Does.Contain("T:app.Named").And.Contain("M:app.Named.greet(System.Int64)").And.Contain("M:app.Shape.area"));

    [Test]
    public void A_protocol_of_another_module_is_implemented() => Assert.That(CSharp.RunModules(new()
    {
        ["pkg.__init__"] = "",
        ["pkg.use"] = "from .models import Item\nfrom .contracts import Priced\ndef cost(o: Priced) -> int: return o.price()",
        ["pkg.models"] = "class Item:\n def price(self) -> int: return 3",
        ["pkg.contracts"] = "from typing import Protocol\nclass Priced(Protocol):\n def price(self) -> int: ...",
    }, "pkg.contracts.Priced item = new pkg.models.Item(); return pkg.use.cost(item) + item.price();"), Is.EqualTo(6L));
}
