// Objects of C# that say while the program runs what members they have, as Python sees them: what they know, and what only their class has.

using System.Dynamic;
using NUnit.Framework;
using Stackless.Hosting;

namespace Stackless.Compiler.Tests.Hosting;

[TestFixture, NonParallelizable]
public sealed class DynamicObjectTests
{
    /// <summary>Knows members that begin with m, methods that begin with call, any item.</summary>
    public sealed class Bag : DynamicObject
    {
        public int Real { get; set; } = 5;

        public string Stored = "";

        public override bool TryGetMember(GetMemberBinder binder, out object? result)
        {
            result = binder.Name + "!";
            return binder.Name[0] == 'm';
        }

        public override bool TrySetMember(SetMemberBinder binder, object? value)
        {
            Stored = $"{binder.Name}={value}";
            return binder.Name[0] == 'm';
        }

        public override bool TryDeleteMember(DeleteMemberBinder binder)
        {
            Stored = "without " + binder.Name;
            return binder.Name[0] == 'm';
        }

        public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
        {
            result = $"{binder.Name}({string.Join(',', args!)})";
            return binder.Name.StartsWith("call", StringComparison.Ordinal);
        }

        public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
        {
            result = $"self({string.Join(',', args!)})";
            return true;
        }

        public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result)
        {
            result = "at " + string.Join(',', indexes);
            return true;
        }

        public override bool TrySetIndex(SetIndexBinder binder, object[] indexes, object? value)
        {
            Stored = $"{string.Join(',', indexes)}:{value}";
            return true;
        }

        public override IEnumerable<string> GetDynamicMemberNames() => ["many"];
    }

    /// <summary>Knows nothing of its own.</summary>
    public sealed class Poor : DynamicObject
    {
        public int Real { get; set; } = 5;

        public int Twice(int n) => 2 * n;
    }

    /// <summary>Everything about it goes wrong.</summary>
    public sealed class Broken : DynamicObject
    {
        public override bool TryGetMember(GetMemberBinder binder, out object? result) => throw new KeyNotFoundException("no " + binder.Name);

        public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result) => throw new TimeoutException($"{args!.Length} arguments");
    }

    const string Said = "\n except Exception as error: return f'{type(error).__name__}: {error}'";

    static object? Of(object o, string statement)
    {
        using var interpreter = World.New($"import clr\ndef f(o):\n try: {statement}{Said}");
        return interpreter.Call("f", o);
    }

    [TestCase("return o.many", "many!")]
    [TestCase("return o.Real", 5L)]
    [TestCase("o.mine = 4; return o.Stored", "mine=4")]
    [TestCase("o.Real = 7; return o.Real", 7L)]
    [TestCase("o.other = 4", "AttributeError: 'Bag' object has no attribute 'other' and no __dict__ for setting new attributes")]
    [TestCase("del o.mine; return o.Stored", "without mine")]
    [TestCase("del o.other", "AttributeError: 'Bag' object has no attribute 'other' and no __dict__ for setting new attributes")]
    [TestCase("return o['a']", "at a")]
    [TestCase("return o[1, 2]", "at 1,2")]
    [TestCase("o['k'] = 7; return o.Stored", "k:7")]
    [TestCase("o[1, 2] = 7; return o.Stored", "1,2:7")]
    [TestCase("return o()", "self()")]
    [TestCase("return o(*range(9))", "self(0,1,2,3,4,5,6,7,8)")]
    [TestCase("return o.callme(1, 'x')", "callme(1,x)")]
    [TestCase("return o.other(3)", "TypeError: a Bag has no method other")]
    [TestCase("return o.GetType().Name", "Bag")]
    [TestCase("return 'many' in dir(o) and 'Real' in dir(o)", true)]
    public void What_it_says_comes_before_its_class(string statement, object said) => Assert.That(Of(new Bag(), statement), Is.EqualTo(said));

    [TestCase("return o.Real", 5L)]
    [TestCase("o.Real = 7; return o.Real", 7L)]
    [TestCase("return o.Twice(4)", 8L)]
    [TestCase("return o.other", "AttributeError: 'Poor' object has no attribute 'other'")]
    [TestCase("return o.other(1)", "AttributeError: 'Poor' object has no attribute 'other'")]
    [TestCase("return o[1]", "TypeError: a Poor cannot be indexed")]
    [TestCase("o[1] = 2", "TypeError: a Poor has no items that can be set")]
    [TestCase("return o(1)", "TypeError: a Poor cannot be called")]
    public void Where_it_says_nothing_it_is_its_class(string statement, object said) => Assert.That(Of(new Poor(), statement), Is.EqualTo(said));

    [TestCase("return o.other", "KeyError: 'no other'")]
    [TestCase("return o(1)", "TimeoutError: 1 arguments")]
    [TestCase("return o(*range(9))", "TimeoutError: 9 arguments")]
    public void What_it_throws_is_an_exception_of_python(string statement, object said) => Assert.That(Of(new Broken(), statement), Is.EqualTo(said));
}
