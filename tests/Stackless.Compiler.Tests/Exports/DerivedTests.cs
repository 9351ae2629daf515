// C# classes that derive from Python's and override what they do.

using NUnit.Framework;

namespace Stackless.Compiler.Tests.Exports;

[TestFixture, NonParallelizable]
public sealed class DerivedTests
{
    const string Shop = """
        import gc

        class Item:
            def __init__(self, name: str, price: float = 1.5) -> None:
                self.name = name
                self.price = price
                self.first = self.label

            def total(self, quantity: int, *, discount: float = 0.0) -> float:
                return self.unit() * quantity - discount

            def unit(self) -> float:
                return self.price

            @property
            def label(self) -> str:
                return f"<{self.name}>"

            @property
            def code(self) -> int:
                return len(self.name)

            @code.setter
            def code(self, value: int) -> None:
                self.name = "x" * value

            async def fetch(self) -> str:
                return "python"

            def __call__(self, n: int) -> int:
                return n

            def __str__(self) -> str:
                return f"item {self.name}"

        class Special(Item):
            def unit(self) -> float:
                return super().unit() * 10

        kept: list[Item] = []

        def keep(item: Item) -> None:
            kept.append(item)

        def last() -> Item:
            gc.collect()
            return kept[-1]

        def bill(item: Item) -> str:
            return f"{item.total(2)} {item.total(quantity=2, discount=1.0)} {item.label} {item.code} {item.first} {item} {item(5)}"

        async def fetched(item: Item) -> str:
            return await item.fetch()

        def rename(item: Item, n: int) -> str:
            item.code = n
            return item.name

        def kind(item: Item) -> str:
            return f"{type(item).__name__} {isinstance(item, Item)} {type(item).__mro__[1].__name__}"
        """;

    const string Deriving = """
        }
        class Sale(string name) : app.Item(name, 4)
        {
            public int Calls;
            public override double unit() { Calls++; return base.unit() / 2; }
            public override string label => "sale " + base.label;
            public override long code { get => base.code + 100; set => base.code = value + 1; }
            public override Task<string> fetch(CancellationToken cancellation = default) => Task.FromResult("csharp");
            public override string ToString() => "sale of " + base.ToString();
        }
        class Again(string name) : Sale(name)
        {
            public override double unit() => base.unit() + 1;
        }
        class Own(string name) : app.Special(name)
        {
            public override double unit() => base.unit() + 1;
        }
        class Plain() : app.Item("plain");
        class Caller() : app.Item("c") { public override long Invoke(long n) => n + 1; }
        class Broken() : app.Item("broken")
        {
            public override double unit() => throw new KeyNotFoundException("no unit");
        }
        static WeakReference Keep(int n) { var sale = new Sale("kept") { Calls = n }; app.keep(sale); return new WeakReference(sale); }
        static void Nothing() {
        """;

    static readonly (string, object?)[] claims =
    [
        ("return app.bill(new Sale(\"tea\"));", "4.0 3.0 sale <tea> 103 sale <tea> sale of item tea 5"),
        ("var sale = new Sale(\"tea\"); sale.total(2); return sale.Calls;", 1),
        ("app.Item sale = new Sale(\"tea\"); return sale.unit() + sale.total(2);", 6.0),
        ("return app.bill(new Plain());", "3.0 2.0 <plain> 5 <plain> item plain 5"),
        ("return app.bill(new Caller());", "3.0 2.0 <c> 1 <c> item c 6"),
        ("return new Again(\"a\").total(1) + new Own(\"o\").total(1);", 19.0),
        ("return app.rename(new Sale(\"tea\"), 3);", "xxxx"),
        ("return app.fetched(new Sale(\"tea\")).Result;", "csharp"),
        ("return app.kind(new Sale(\"tea\"));", "Sale True Item"),
        ("var sale = new Sale(\"tea\"); app.keep(sale); return ReferenceEquals(app.last(), sale);", true),
        ("Keep(7); GC.Collect(); GC.WaitForPendingFinalizers(); GC.Collect(); return ((Sale)app.last()).Calls;", 7),
        ("return Thrown<PythonException>(() => new Broken().total(1)).Is(\"KeyError\");", true),
        ("return ((dynamic)new Sale(\"tea\")).name;", "tea"),
        ("var sale = new Sale(\"tea\"); sale.name = \"milk\"; return sale.label + sale.name;", "sale <milk>milk"),
    ];

    [TestCaseSource(nameof(claims))]
    public void A_class_of_csharp_derives_from_one_of_python((string Code, object? Result) claim) => Assert.That(CSharp.Run(Shop, claim.Code + Deriving), Is.EqualTo(claim.Result));

    [Test]
    public void What_c_sharp_overrides_is_called_in_each_interpreter() => Assert.That(CSharp.Run(
        "class Item:\n def unit(self) -> int: return 1\n def total(self) -> int: return self.unit() * 2",
        """
        using var other = new Interpreter();
        return new Sale().total() + other.Use(() => new Sale().total());
        }
        class Sale : app.Item { public override long unit() => 5; }
        static void Nothing() {
        """), Is.EqualTo(20L));
}
