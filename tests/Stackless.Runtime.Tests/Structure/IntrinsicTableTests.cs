// The evaluator calls native intrinsics through a table: it must have every method of the class, with its number of arguments, and no other.

using System.Reflection;
using NUnit.Framework;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Runtime.Tests.Structure;
[TestFixture]
public sealed class IntrinsicTableTests
{
    static string NameOf(MethodInfo method) => string.Concat(method.Name.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    static IEnumerable<(string Name, int Count, bool TakesGlobals)> Methods() =>
        from method in typeof(Intrinsics).GetMethods(BindingFlags.Public | BindingFlags.Static)
        let parameters = method.GetParameters()
        let takesGlobals = parameters.Length > 1 && parameters[1].ParameterType == typeof(PyDict)
        select (NameOf(method), parameters.Length - (takesGlobals ? 2 : 1), takesGlobals);

    [Test]
    public void Every_native_intrinsic_is_in_the_table() =>
        Assert.That(Methods().Where(m => IntrinsicTable.Find(m.Name).Describe(m.Count) != (true, m.TakesGlobals)).Select(m => m.Name), Is.Empty);

    [Test]
    public void The_table_has_no_other() =>
        Assert.That(IntrinsicTable.All.SelectMany(i => Enumerable.Range(0, 6).Where(n => i.Describe(n).IsNative).Select(n => (i.Name, n, i.Describe(n).TakesGlobals))),
            Is.EquivalentTo(Methods()));
}
