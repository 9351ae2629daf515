// What a debugger shows of Python values: the texts and parts that its attributes on Value lead to.

using System.Diagnostics;
using System.Reflection;
using NUnit.Framework;
using Stackless.Hosting;
using Stackless.Runtime;

namespace Stackless.Compiler.Tests.Hosting;

[TestFixture, NonParallelizable]
public sealed class ValueViewTests
{
    // As a list's element, so that it is not made a .NET value.
    static T Shown<T>(string expression, Func<Value, T> show)
    {
        using var interpreter = World.New("class C:\n def __init__(self):\n  self.a, self.b = 1, 'x'\n def __repr__(self): raise ValueError\nclass S:\n __slots__ = ('n',)\n def __init__(self): self.n = 3\ndef f(): pass");
        return show(((PyList)((PythonObject)interpreter.Evaluate($"[{expression}]")!).Value.Object).ToArray()[0]);
    }

    [TestCase("3", "3")]
    [TestCase("10**20", "100000000000000000000")]
    [TestCase("1.5", "1.5")]
    [TestCase("None", "None")]
    [TestCase("True", "True")]
    [TestCase("'text'", "'text'")]
    [TestCase("[1, 2]", "<list, 2>")]
    [TestCase("{'a': 1}", "<dict, 1>")]
    [TestCase("b'abc'", "<bytes, 3>")]
    [TestCase("f", "<function f>")]
    [TestCase("C", "<class C>")]
    [TestCase("C()", "<C>")]
    public void A_value_is_one_line(string expression, string line) =>
        Assert.That(Shown(expression, v => typeof(Value).GetProperty("DebuggerText", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(v)), Is.EqualTo(line));

    [TestCase("[1, 'a']", "[0]=1 [1]='a'")]
    [TestCase("(1,)", "[0]=1")]
    [TestCase("{'a': 1, 2: 3}", "a=1 [2]=3")]
    [TestCase("C()", "a=1 b='x'")]
    [TestCase("S()", "n=3")]
    [TestCase("3", "")]
    public void Its_parts_are_below_it(string expression, string parts) =>
        Assert.That(Shown(expression, v => string.Join(' ', new ValueView(v).Entries.Select(e => $"{e.Name}={ValueView.Describe(e.Value)}"))), Is.EqualTo(parts));

    [Test]
    public void An_unbound_variable_says_so() => Assert.That(ValueView.Describe(default), Is.EqualTo("(unbound)"));

    [Test]
    public void Debuggers_are_told() => Assert.That((typeof(Value).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value, typeof(Value).GetCustomAttribute<DebuggerTypeProxyAttribute>()!.ProxyTypeName),
        Is.EqualTo(("{DebuggerText,nq}", typeof(ValueView).AssemblyQualifiedName)));
}
