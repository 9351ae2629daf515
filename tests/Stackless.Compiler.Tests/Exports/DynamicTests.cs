// A Python object in C# by itself, and as dynamic.

using NUnit.Framework;
using Stackless.Compiler.Tests.Hosting;
using Stackless.Hosting;

namespace Stackless.Compiler.Tests.Exports;

[TestFixture, NonParallelizable]
public sealed class DynamicTests
{
    const string Module = """
        class Point:
            def __init__(self, x, y=0): self.x, self.y = x, y
            def __add__(self, other): return Point(self.x + other.x, self.y + other.y)
            def __neg__(self): return Point(-self.x, -self.y)
            def __eq__(self, other): return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)
            def __hash__(self): return hash((self.x, self.y))
            def __lt__(self, other): return self.x < other.x
            def __call__(self, n): return self.x * n
            def __bool__(self): return self.x != 0
            def __str__(self): return f"{self.x};{self.y}"
            def __repr__(self): return f"Point({self.x}, {self.y})"
            def moved(self, dx=0, dy=0): return Point(self.x + dx, self.y + dy)
        items = [1, 2, 3]
        table = {"a": 1}
        """;

    static object? Of(Func<dynamic, object?> use)
    {
        using var interpreter = World.New(Module);
        return use(interpreter.Import("__main__"));
    }

    [Test]
    public void A_function_is_called() => Assert.That(Of(m => m.Point(1, 2).ToString()), Is.EqualTo("1;2"));

    [Test]
    public void Arguments_have_names() => Assert.That(Of(m => m.Point(1, 2).moved(dy: 5).Repr()), Is.EqualTo("Point(1, 7)"));

    [Test]
    public void Attributes_are_read() => Assert.That(Of(m => m.Point(1, 2).y), Is.EqualTo(2L));

    [Test]
    public void Attributes_are_written() => Assert.That(Of(m =>
    {
        var p = m.Point(1);
        p.y = 9;
        return p.y;
    }), Is.EqualTo(9L));

    [Test]
    public void An_object_is_called() => Assert.That(Of(m => m.Point(3)(4)), Is.EqualTo(12L));

    [Test]
    public void Items_are_read() => Assert.That(Of(m => m.items[-1]), Is.EqualTo(3L));

    [Test]
    public void Items_are_written() => Assert.That(Of(m =>
    {
        m.table["b"] = 2;
        return m.table["b"];
    }), Is.EqualTo(2L));

    [Test]
    public void Operators_are_pythons() => Assert.That(Of(m => (m.Point(1, 2) + m.Point(3, 4)).Repr()), Is.EqualTo("Point(4, 6)"));

    [Test]
    public void Unary_operators_are_pythons() => Assert.That(Of(m => (-m.Point(1, 2)).Repr()), Is.EqualTo("Point(-1, -2)"));

    [Test]
    public void Order_is_pythons() => Assert.That(Of(m => m.Point(1) < m.Point(2)), Is.True);

    [Test]
    public void Equality_is_pythons() => Assert.That(Of(m => m.Point(1) == m.Point(1)), Is.True);

    [Test]
    public void Inequality_is_pythons() => Assert.That(Of(m => m.Point(1) != m.Point(1)), Is.False);

    [Test]
    public void Truth_is_pythons() => Assert.That(Of(m => m.Point(0) ? "true" : "false"), Is.EqualTo("false"));

    [Test]
    public void It_is_iterated() => Assert.That(Of(m =>
    {
        long sum = 0;
        foreach (var n in m.items)
        {
            sum += n;
        }
        return sum;
    }), Is.EqualTo(6L));

    [Test]
    public void It_is_converted() => Assert.That(Of(m =>
    {
        List<int> items = m.items;
        return items.Sum();
    }), Is.EqualTo(6));

    [Test]
    public void A_missing_attribute_is_pythons_error() =>
        Assert.That(() => Of(m => m.nothing), Throws.InstanceOf<PythonException>().With.Property(nameof(PythonException.TypeName)).EqualTo("AttributeError"));

    static object? With(Func<Interpreter, PythonObject, object?> use)
    {
        using var interpreter = World.New(Module);
        return use(interpreter, (PythonObject)interpreter.Call("Point", 1, 2)!);
    }

    [Test]
    public void Equals_is_pythons() => Assert.That(With((i, p) => p.Equals(i.Call("Point", 1, 2))), Is.True);

    [Test]
    public void Hash_is_pythons() => Assert.That(With((i, p) => p.GetHashCode() == i.Call("Point", 1, 2)!.GetHashCode()), Is.True);

    [Test]
    public void It_is_used_by_methods() => Assert.That(With((_, p) => ((PythonObject)p.CallMethod("moved", 1)!).GetAttr("x")), Is.EqualTo(2L));

    [Test]
    public void It_has_attributes_or_not() => Assert.That(With((_, p) => (p.HasAttr("x"), p.HasAttr("z"))), Is.EqualTo((true, false)));

    [Test]
    public void It_is_seen_as_a_type() => Assert.That(With((i, p) => i.Import("__main__").GetAttr("items") is PythonObject items ? items.As<IReadOnlyList<long>>().Count : 0), Is.EqualTo(3));

    [Test]
    public void It_is_not_seen_as_another() => Assert.That(() => With((_, p) => p.As<string>()), Throws.InstanceOf<InvalidCastException>().With.Message.EqualTo("a Python Point is not a string"));

    [Test]
    public void There_is_one_for_an_object() => Assert.That(With((i, p) =>
    {
        i.Import("__main__").SetAttr("kept", p);
        return ReferenceEquals(i.Import("__main__").GetAttr("kept"), p);
    }), Is.True);

    [Test]
    public void One_of_another_interpreter_is_refused()
    {
        using var other = World.New("kept = []");
        Assert.That(() => With((i, p) => i.Call("builtins", "repr", [other.Evaluate("kept")])), Throws.ArgumentException.With.Message.Contains("objects stay in their interpreter"));
    }
}
