// Values across the border: every .NET value has a way in, and annotated values their way out.

using System.Numerics;
using NUnit.Framework;
using Stackless.Compiler.Tests.Hosting;
using Stackless.Hosting;

namespace Stackless.Compiler.Tests.Exports;

[TestFixture, NonParallelizable]
public sealed class ValueTests
{
    enum Level : byte
    {
        High = 3,
    }

    sealed class Thing
    {
        public override string ToString() => "a thing";
    }

    static readonly (object?, string)[] ways =
    [
        ('x', "'x'"), ((sbyte)-1, "-1"), ((ushort)65535, "65535"), (ulong.MaxValue, "18446744073709551615"), ((nint)5, "5"), ((Int128)7, "7"), (BigInteger.Pow(2, 70), "1180591620717411303424"),
        (1.5f, "1.5"), ((Half)0.5, "0.5"), (1.50m, "Decimal('1.50')"), (new Complex(1, 2), "(1+2j)"), (Level.High, "3"),
        (new DateTime(2026, 1, 2, 3, 4, 5, 6, 7), "datetime.datetime(2026, 1, 2, 3, 4, 5, 6007)"),
        (new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc), "datetime.datetime(2026, 1, 2, 0, 0, tzinfo=datetime.timezone.utc)"),
        (new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.FromHours(2)), "datetime.datetime(2026, 1, 2, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))"),
        (new DateOnly(2026, 1, 2), "datetime.date(2026, 1, 2)"), (new TimeOnly(1, 2, 3), "datetime.time(1, 2, 3)"),
        (TimeSpan.FromMilliseconds(-1500), "datetime.timedelta(days=-1, seconds=86398, microseconds=500000)"), (TimeSpan.FromDays(2.5), "datetime.timedelta(days=2, seconds=43200)"),
        (Guid.Parse("00000000-0000-0000-0000-000000000001"), "UUID('00000000-0000-0000-0000-000000000001')"), (new FileInfo("a/b"), "PosixPath('a/b')"),
        (new Dictionary<int, string> { [1] = "a" }, "{1: 'a'}"), (new Dictionary<string, int> { ["k"] = 1 }, "{'k': 1}"), (new Dictionary<DateOnly, int> { [new(2026, 1, 2)] = 1 }, "{datetime.date(2026, 1, 2): 1}"),
        (new HashSet<int> { 1 }, "{1}"), (new[] { 1, 2 }, "[1, 2]"), (new double[] { 1, 2 }, "[1.0, 2.0]"), (new List<long?> { 1, null }, "[1, None]"), ((1, "a"), "(1, 'a')"), (ValueTuple.Create(1), "(1,)"),
        ((1, 2, 3, 4, 5, 6, 7, 8, 9), "(1, 2, 3, 4, 5, 6, 7, 8, 9)"), (new byte[] { 65 }, "b'A'"), (new ReadOnlyMemory<byte>([65, 66]), "b'AB'"), (new Thing(), "a thing"), (new Uri("http://a/"), "http://a/"),
    ];

    [TestCaseSource(nameof(ways))]
    public void There_is_a_way_in((object? Value, string Repr) way)
    {
        using var interpreter = World.New();
        Assert.That(interpreter.Call("builtins", "repr", [way.Value]), Is.EqualTo(way.Repr));
    }

    static readonly (string, object?)[] naturals =
    [
        ("None", null), ("3", 3L), ("2**70", BigInteger.Pow(2, 70)), ("1.5", 1.5), ("True", true), ("'a'", "a"), ("b'a'", "a"u8.ToArray()), ("1+2j", new Complex(1, 2)),
        ("__import__('decimal').Decimal('1.50')", 1.50m), ("__import__('datetime').datetime(2026, 1, 2, 3, 4, 5, 6007)", new DateTime(2026, 1, 2, 3, 4, 5, 6, 7)),
        ("__import__('datetime').date(2026, 1, 2)", new DateOnly(2026, 1, 2)), ("__import__('datetime').timedelta(days=1, microseconds=1)", new TimeSpan(1, 0, 0, 0, 0, 1)),
        ("__import__('uuid').UUID(int=1)", Guid.Parse("00000000-0000-0000-0000-000000000001")),
    ];

    [TestCaseSource(nameof(naturals))]
    public void A_value_without_a_type_is_the_natural_one((string Text, object? Value) natural)
    {
        using var interpreter = World.New();
        Assert.That(interpreter.Evaluate(natural.Text), Is.EqualTo(natural.Value));
    }

    [Test]
    public void A_handle_comes_back_as_the_object_itself()
    {
        using var interpreter = World.New("def same(x): return x");
        var thing = new Thing();
        Assert.That(interpreter.Call("same", thing), Is.SameAs(thing));
    }

    [Test]
    public void Python_calls_a_delegate()
    {
        using var interpreter = World.New("def call(f): return f(2, 3)");
        Assert.That(interpreter.Call("call", (Func<long, double, double>)((a, b) => a * b)), Is.EqualTo(6.0));
    }

    [Test]
    public void A_delegate_says_what_it_takes()
    {
        using var interpreter = World.New("def call(f): f('text')");
        Assert.That(() => interpreter.Call("call", (Func<long, long>)(n => n)), Throws.InstanceOf<PythonException>().With.Message.Contains("takes long as argument 1, not 'str'"));
    }

    [Test]
    public void A_delegate_may_call_back()
    {
        using var interpreter = World.New("def call(f): return f()\ndef n(): return 5");
        Assert.That(interpreter.Call("call", (Func<object?>)(() => interpreter.Call("n"))), Is.EqualTo(5L));
    }

    [Test]
    public void A_delegate_comes_back_as_itself()
    {
        using var interpreter = World.New("def same(x): return x");
        Action f = () => { };
        Assert.That(interpreter.Call("same", f), Is.SameAs(f));
    }

    static readonly (string, string, object?)[] returned =
    [
        ("set[int]", "{1, 2}", "IReadOnlySet<long>"), ("frozenset[str]", "frozenset({'a'})", "IReadOnlySet<string>"), ("complex", "1+2j", "Complex"), ("Path", "__import__('pathlib').Path('a')", "FileInfo"),
        ("Decimal", "__import__('decimal').Decimal(1)", "decimal"), ("datetime", "__import__('datetime').datetime(2026, 1, 2)", "DateTime"), ("date", "__import__('datetime').date(2026, 1, 2)", "DateOnly"),
        ("time", "__import__('datetime').time(1)", "TimeOnly"), ("timedelta", "__import__('datetime').timedelta(1)", "TimeSpan"), ("UUID", "__import__('uuid').UUID(int=1)", "Guid"),
        ("memoryview", "memoryview(b'a')", "ReadOnlyMemory<byte>"), ("Annotated[int, 'big']", "2**80", "BigInteger"), ("Literal['a', 'b']", "'a'", "string"), ("Literal[1, -1]", "-1", "long"),
        ("int | float", "1", "double"), ("int | str", "'a'", "object"), ("int | str | None", "None", "object?"), ("Union[int, None]", "None", "long?"), ("tuple[int]", "(1,)", "ValueTuple<long>"),
        ("tuple[int, int, int, int, int, int, int, int, str]", "(1, 2, 3, 4, 5, 6, 7, 8, 'a')", "(long, long, long, long, long, long, long, long, string)"),
        ("dict[int, str]", "{1: 'a'}", "IReadOnlyDictionary<long, string>"), ("Vector", "[1.5]", "IReadOnlyList<double>"), ("Names", "['a']", "IReadOnlyList<string>"), ("Sequence[int]", "range(3)", "IReadOnlyList<long>"),
    ];

    [TestCaseSource(nameof(returned))]
    public void An_annotation_has_a_type_in_dotnet((string Annotation, string Value, object? Type) way) =>
        Assert.That(CSharp.Run($"Vector = list[float]\ntype Names = list[str]\ndef f() -> {way.Annotation}: return {way.Value}", $"{way.Type} value = app.f(); return true;"), Is.True);

    [TestCaseSource(nameof(returned))]
    public void It_takes_what_it_gives((string Annotation, string Value, object? Type) way) =>
        Assert.That(CSharp.Run($"Vector = list[float]\ntype Names = list[str]\ndef f() -> {way.Annotation}: return {way.Value}\ndef same(x: {way.Annotation}) -> bool: return x == f() or list(x) == list(f())",
            "return app.same(app.f());"), Is.True);

    [Test]
    public void An_int_that_does_not_fit_says_so() =>
        Assert.That(CSharp.Run("def f() -> int: return 2**63", "return Thrown<OverflowException>(() => app.f()).Message;"), Is.EqualTo("a Python int does not fit into long: 9223372036854775808"));

    [Test]
    public void A_function_is_any_delegate_that_fits() =>
        Assert.That(CSharp.Run("def adder(n: int) -> Callable[[int], int]: return lambda x: x + n", "Func<long, long> add = app.adder(2); return add(3);"), Is.EqualTo(5L));

    [Test]
    public void Keywords_that_are_not_named_are_a_dictionary() =>
        Assert.That(CSharp.Run("def f(**more: int) -> int: return sum(more.values())", "return app.f() + app.f(more: new Dictionary<string, long> { [\"a\"] = 1, [\"b\"] = 2 });"), Is.EqualTo(3L));

    [Test]
    public void A_callback_is_an_action() =>
        Assert.That(CSharp.Run("def each(xs: list[int], f: Callable[[int], None]) -> None:\n for x in xs: f(x)", "long sum = 0; app.each([1, 2, 3], x => sum += x); return sum;"), Is.EqualTo(6L));

    [Test]
    public void A_function_that_was_a_delegate_is_the_function_again() =>
        Assert.That(CSharp.Run("def f(): pass\ndef get() -> Callable[[], None]: return f\ndef same(x: Callable[[], None]) -> bool: return x is f", "return app.same(app.get());"), Is.True);

    static readonly (string, string)[] defaults =
    [
        ("x: int = -1", "-1"), ("x: float = -1.5", "-1.5"), ("x: int = None", "None"), ("x: int = LIMIT", "10"), ("x: list[int] = []", "[]"), ("x: list[int] = [1]", "[1]"), ("x = 3", "3"), ("x: str = ''", "''"),
        ("x: tuple[int, int] = (1, 2)", "(1, 2)"), ("x: int | str = 'a'", "'a'"), ("x: bytes = b'a'", "b'a'"), ("x: bool = not True", "False"), ("*, x: int = LIMIT", "10"), ("x: int = LIMIT, /", "10"),
    ];

    [TestCaseSource(nameof(defaults))]
    public void A_parameter_with_a_default_can_be_left_out((string Parameter, string Repr) parameter) =>
        Assert.That(CSharp.Run($"LIMIT = 10\ndef f({parameter.Parameter}) -> str: return repr(x)", "return app.f();"), Is.EqualTo(parameter.Repr));

    [Test]
    public void One_behind_another_that_is_left_out_can_be_given() =>
        Assert.That(CSharp.Run("LIMIT = 10\ndef f(a: int = LIMIT, b: int = 2) -> int: return a + b", "return app.f(b: 5);"), Is.EqualTo(15L));

    [Test]
    public void Null_for_what_is_not_optional_is_refused() =>
        Assert.That(CSharp.Run("def f(text: str) -> str: return text", "return Thrown<ArgumentNullException>(() => app.f(null!)).ParamName;"), Is.EqualTo("text"));

    [Test]
    public void A_generator_that_nobody_asks_any_more_is_closed() =>
        Assert.That(CSharp.Run("closed = False\ndef f() -> Iterator[int]:\n global closed\n try:\n  yield 1\n  yield 2\n finally: closed = True\ndef is_closed() -> bool: return closed",
            "foreach (var n in app.f()) break; return app.is_closed();"), Is.True);

    [Test]
    public void An_int_is_an_enum_of_dotnet()
    {
        using var interpreter = World.New("def call(f): return f(3)");
        Assert.That(interpreter.Call("call", (Func<Level, bool>)(level => level == Level.High)), Is.True);
    }
}
