// What a host uses, what only compiled code and the compiler use, and the objects of programs are told apart by their namespaces.

using System.ComponentModel;
using System.Reflection;
using NUnit.Framework;
using Stackless.Hosting;

namespace Stackless.Runtime.Tests.Structure;
[TestFixture]
public sealed class NamespaceTests
{
    const string Hosting = "Stackless.Hosting", Objects = "Stackless.Runtime", Services = "Stackless.Runtime.CompilerServices";

    static readonly ILookup<string?, Type> visible = typeof(Interpreter).Assembly.GetExportedTypes().Where(t => !t.IsNested).ToLookup(t => t.Namespace);

    [Test]
    public void ThereAreThree() => Assert.That(visible.Select(group => group.Key), Is.EquivalentTo(new[] { Hosting, Objects, Services }));

    [Test]
    public void EditorsDoNotOfferTheServices() =>
        Assert.That(visible[Services].Where(type => type.GetCustomAttribute<EditorBrowsableAttribute>() is not { State: EditorBrowsableState.Never }), Is.Empty);

    [Test]
    public void AHostUsesThese() => Assert.That(visible[Hosting].Select(type => type.Name), Is.EquivalentTo(new[]
    {
        "Attachment", "FreshProcess", "Interpreter", "InterpreterOptions", "LaunchOptions", "ProgramHeap", "ProgramRecording", "PythonException", "PythonFrame", "PythonObject", "RuntimeBuild", "Session", "StandardLibrary", "Stress",
    }));

    /// <summary>Objects and their types, values, what declares them, and the modules that are made of them.</summary>
    [Test]
    public void TheRestIsObjects() => Assert.That(visible[Objects].Where(type =>
        !typeof(PyObject).IsAssignableFrom(type) && !type.Name.EndsWith("Attribute", StringComparison.Ordinal) && !type.Name.EndsWith("Module", StringComparison.Ordinal)
        && !type.IsEnum).Select(type => type.Name), Is.EquivalentTo(new[] { "Value", "Tags", "BuiltinTypes", "ObjectType", "Coroutine", "AsyncGenerator" }));
}
