// Generic classes and functions of Python as C# sees them: generic too. Python's objects know nothing of type arguments, so one object may be seen with several.

using NUnit.Framework;

namespace Stackless.Compiler.Tests.Exports;

[TestFixture, NonParallelizable]
public sealed class GenericTests
{
    const string Boxes = """
        from dataclasses import dataclass
        from typing import Callable, Generic, Iterator, NamedTuple, TypeVar
        from enum import Enum

        T = TypeVar("T")
        K = TypeVar("K")

        class Box[T]:
            "Holds something."
            def __init__(self, item: T) -> None:
                self.item = item
            def get(self) -> T:
                return self.item
            def put(self, item: T) -> "Box[T]":
                "Puts it in."
                self.item = item
                return self
            def or_nothing(self, is_there: bool) -> T | None:
                return self.item if is_there else None
            def all(self) -> list[T]:
                return [self.item, self.item]
            def map[U](self, f: Callable[[T], U]) -> "Box[U]":
                return Box(f(self.item))
            def __iter__(self) -> Iterator[T]:
                return iter([self.item])
            def __add__(self, other: "Box[T]") -> "Box[T]":
                return Box(self.item + other.item)
            def __lt__(self, other: "Box[T]") -> bool:
                return self.item < other.item
            def __eq__(self, other) -> bool:
                return isinstance(other, Box) and self.item == other.item
            def __hash__(self) -> int:
                return hash(self.item)
            @classmethod
            def of(cls, item: T) -> "Box[T]":
                return cls(item)
            @staticmethod
            def twice[V](v: V) -> tuple[V, V]:
                return v, v

        class Named[T](Box[T]):
            def __init__(self, name: str, item: T) -> None:
                super().__init__(item)
                self.name = name

        class Number(Box[int]):
            pass

        class Table(Generic[K, T]):
            def __init__(self, rows: dict[K, T]) -> None:
                self.rows = rows
            def __getitem__(self, key: K) -> T:
                return self.rows[key]

        @dataclass
        class Pair[A, B]:
            left: A
            right: B
            note: A | None = None

        @dataclass
        class Triple(Pair[int, str]):
            more: float = 0.5

        def box_of(n: int) -> Box[int]:
            return Box(n)

        def any_box() -> Box:
            return Box("any")

        def untyped():
            return Box(3)

        def unbox(box: Box[int]) -> int:
            return box.item

        def same(a: Box[int], b: Box[str]) -> bool:
            return a is b

        def strings(box: Box[int]) -> Box[str]:
            return box

        def boxed(items: list[int]) -> list[Box[int]]:
            return [Box(i) for i in items]

        def first[V](items: list[V]) -> V:
            return items[0]

        def last(items: list[T], default: T | None = None) -> T:
            return items[-1] if items else default

        def compose[A, B, C](f: Callable[[A], B], g: Callable[[B], C], a: A) -> C:
            return g(f(a))

        def made[V](kind: type[V]) -> V:
            return kind()

        def join(*items: T) -> list[T]:
            return list(items)
        """;

    static readonly (string, object?)[] claims =
    [
        ("var box = new app.Box<long>(5); long item = box.get(); return item;", 5L),
        ("var box = new app.Box<string>(\"a\"); box.put(\"b\"); string item = box.item; return item;", "b"),
        ("app.Box<long> box = new app.Box<long>(5).put(6); box.item = 7; return box.get();", 7L),
        ("string? text = new app.Box<string>(\"a\").or_nothing(false); return text ?? \"null\";", "null"),
        ("long? n = new app.Box<long?>(1).or_nothing(false); return n is null;", true),
        ("IReadOnlyList<double> all = new app.Box<double>(1.5).all(); return all.Sum();", 3.0),
        ("return new app.Box<long>(5).Sum();", 5L),
        ("return (new app.Box<long>(5) + new app.Box<long>(6)).item;", 11L),
        ("return new[] { new app.Box<long>(5), new app.Box<long>(2) }.Order().First().item;", 2L),
        ("return new app.Box<long>(5) == new app.Box<long>(5) && new app.Box<long>(5) != new app.Box<long>(6);", true),
        ("app.Box<string> box = app.Box<string>.of(\"a\"); return box.item;", "a"),
        ("(double, double) twice = app.Box<long>.twice(1.5); return twice.Item2;", 1.5),
        ("var named = new app.Named<long>(\"n\", 5); app.Box<long> box = named; return named.name + box.get();", "n5"),
        ("var number = new app.Number(5); app.Box<long> box = number; return box.get();", 5L),
        ("var table = new app.Table<string, long>(new Dictionary<string, long> { [\"a\"] = 1 }); return table[\"a\"];", 1L),
        ("var pair = new app.Pair<string, long>(\"a\", 1); return $\"{pair.left}{pair.right}{pair.note is null}\";", "a1True"),
        ("return new app.Pair<long, string>(1, \"b\").With(right: \"c\").ToString();", "Pair(left=1, right='c', note=None)"),
        ("var triple = new app.Triple(1, \"b\"); long left = triple.left; return left + triple.more;", 1.5),
        ("app.Box<long> box = app.box_of(4); return box.get();", 4L),
        ("app.Box<object?> box = app.any_box(); return box.get();", "any"),
        ("return app.untyped() is app.Box<object?> box ? box.get() : null;", 3L),
        ("return ((PythonObject)app.untyped()!).As<app.Box<long>>().get();", 3L),
        ("return app.unbox(new app.Box<long>(5)) + app.unbox(new app.Named<long>(\"n\", 6));", 11L),
        ("var box = new app.Box<long>(5); return app.same(box, app.strings(box));", true),
        ("var box = new app.Box<long>(5); return ReferenceEquals(app.strings(box), app.strings(box));", true),
        ("var box = new app.Box<long>(5); return ReferenceEquals(box.put(6), box);", true),
        ("return Thrown<InvalidCastException>(() => app.strings(app.box_of(1)).get()).Message;", "Box.get() is annotated to return string but returned a Python int"),
        ("return Thrown<InvalidCastException>(() => ((PythonObject)interpreter.Evaluate(\"object()\")!).As<app.Box<long>>()).Message;", "a Python object is not a Box<long>"),
        ("return app.boxed([1, 2, 3]).Sum(b => b.item);", 6L),
        ("long first = app.first(new List<long> { 7, 8 }); return first;", 7L),
        ("string last = app.last([\"a\", \"b\"]); return last;", "b"),
        ("string text = app.compose((long n) => n * 1.5, d => $\"<{d}>\", 3L); return text;", "<4.5>"),
        ("object? made = app.made(interpreter.Import(\"builtins\").GetAttr(\"list\")); return made is PythonObject;", true),
        ("IReadOnlyList<string> all = app.join(\"a\", \"b\"); return all.Count;", 2),
        ("object? mapped = new app.Box<long>(5).map(n => n); return mapped is app.Box<object?> box ? box.get() : null;", 5L),
        ("return new Half(8).item;", 4L),
        ("return new Half(8).get() + app.unbox(new Half(8));", 5L),
    ];

    const string Deriving = """
        }
        sealed class Half(long n) : app.Box<long>(n / 2)
        {
            public override long get() => base.get() - 3;
        """;

    [TestCaseSource(nameof(claims))]
    public void A_generic_class_is_one_of_csharp((string Code, object? Result) claim) => Assert.That(CSharp.Run(Boxes, claim.Code + Deriving), Is.EqualTo(claim.Result));

    [Test]
    public void Its_documentation_names_it_as_csharp_does() => Assert.That(CSharp.DocumentationOf(Boxes), Does.Contain("\"T:app.Box`1\"").And.Contain("\"M:app.Box`1.put(`0)\""));

    [Test]
    public void A_generic_class_of_another_module_is_derived_from() => Assert.That(CSharp.RunModules(new()
    {
        ["pkg.__init__"] = "",
        ["pkg.a"] = "class Box[T]:\n def __init__(self, item: T): self.item = item",
        ["pkg.b"] = "from .a import Box\nclass Texts(Box[list[str]]): pass",
    }, "return new pkg.b.Texts([\"a\"]).item[0];"), Is.EqualTo("a"));
}
