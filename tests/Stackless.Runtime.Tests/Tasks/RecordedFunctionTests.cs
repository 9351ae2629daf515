// Which functions are recorded as a whole: all of the modules that are the system, but for those that may wait or call Python code. Read from the built assembly, so that a function that somebody
// adds is seen.

using Mono.Cecil;
using NUnit.Framework;
using Stackless.Runtime.Tests.Resumption;

namespace Stackless.Runtime.Tests.Tasks;

[TestFixture]
public sealed class RecordedFunctionTests
{
    static readonly LoadedAssemblies assemblies = new();
    static readonly ModuleDefinition runtime = assemblies.Read(typeof(Value));
    static readonly CallGraph graph = new([runtime], _ => false);

    static IEnumerable<(string Module, string Function, MethodDefinition Method)> Functions() =>
        from type in runtime.Types
        from module in Names(type, nameof(PyModuleAttribute))
        where RecordedFunction.Modules.ContainsKey(module)
        from method in type.Methods
        from function in Names(method, nameof(PyFunctionAttribute))
        select (module, function, method);

    static IEnumerable<string> Names(ICustomAttributeProvider declared, string attribute) =>
        declared.CustomAttributes.Where(a => a.AttributeType.Name == attribute).Select(a => (string)a.ConstructorArguments[0].Value);

    [Test]
    public void WhatMayWaitIsNotRecordedAsAWhole() =>
        Assert.That(Functions().Where(f => graph.MaySuspend(f.Method) && !RecordedFunction.Modules[f.Module].Contains(f.Function)).Select(f => $"{f.Module}.{f.Function}"), Is.Empty);

    [Test]
    public void EveryNameIsAFunctions()
    {
        var found = Functions().Select(f => (f.Module, f.Function)).ToHashSet();
        Assert.That(RecordedFunction.Modules.SelectMany(m => m.Value.Select(function => (m.Key, function))).Where(name => !found.Contains(name)), Is.Empty);
    }

    // Of which every function is a call of the system.
    static readonly string[] outside = ["_posix", "_sockets", "_descriptors", "_processes", "_accounts"];

    [Test]
    public void EveryModuleOfTheSystemIsThere() => Assert.That(outside.Except(RecordedFunction.Modules.Keys), Is.Empty);
}
