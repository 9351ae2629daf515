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
    // What waits only in a program that is not recorded, and the question that it, or each of its callers, asks before.
    static readonly Dictionary<string, string> onlyUnrecorded = new()
    {
        ["DescriptorShortage.FailToOpen"] = "Interpreter.get_Recording",
        ["PosixModule.OpenElsewhere"] = "PosixModule.MayWaitElsewhere",
        ["PosixModule.Elsewhere"] = "PosixModule.MayWaitElsewhere",
    };

    static readonly CallGraph graph = new([runtime], m => onlyUnrecorded.ContainsKey(NameOf(m)));

    static string NameOf(MethodReference method) => $"{method.DeclaringType.Name}.{method.Name}";

    static bool Calls(MethodDefinition method, string name) => method.Body.Instructions.Any(i => i.Operand is MethodReference called && NameOf(called) == name);

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
    public void WhatWaitsOnlyUnrecordedAsksBefore()
    {
        foreach (var (waiting, question) in onlyUnrecorded)
        {
            var asking = graph.Methods.Where(m => NameOf(m) == waiting || Calls(m, waiting)).ToList();
            Assert.That(Calls(asking.Single(m => NameOf(m) == waiting), question) || asking.Where(m => NameOf(m) != waiting).All(m => Calls(m, question)), waiting);
        }
        Assert.That(Calls(graph.Methods.Single(m => NameOf(m) == "PosixModule.MayWaitElsewhere"), "Interpreter.get_Recording"));
    }

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
