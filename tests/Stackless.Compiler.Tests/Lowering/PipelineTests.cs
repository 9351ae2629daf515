// The list of passes is the whole list: each is declared in the room that it says, and what stands between two others is run there.
using NUnit.Framework;
using Stackless.Compiler.Ir;

namespace Stackless.Compiler.Tests.Lowering;
[TestFixture]
public sealed class PipelineTests
{
    [Test]
    public void EveryPassIsDeclaredInItsRoom()
    {
        var declared = typeof(Pipeline).Assembly.GetTypes().Where(t => t.Namespace is not null)
            .SelectMany(t => t.GetMembers().Select(m => m.Name).Append(t.Name).Select(name => (t.Namespace, name))).ToHashSet();
        Assert.That(Pipeline.Passes.Where(p => !declared.Contains(($"Stackless.Compiler.{p.Room}", p.Name))), Is.Empty);
    }

    [Test]
    public void RoomsFollowOneAnotherAsTheArchitectureSays()
    {
        string[] order = ["Text", "Parsing", "Binding", "Lowering", "Resumption", "Emission", "Evaluation", "Finishing"];
        var rooms = Pipeline.Passes.Select(p => p.Room).Where(room => room != nameof(Ir)).ToList();
        Assert.That(rooms, Is.EqualTo(rooms.OrderBy(room => Array.IndexOf(order, room))));
        Assert.That(rooms.Distinct(), Is.EquivalentTo(order));
    }

    [Test]
    public void NoPassOverIrIsLeftOut()
    {
        var passes = typeof(Pipeline).Assembly.GetTypes().SelectMany(t => t.GetMethods().Where(m => m.IsStatic && m.IsPublic && m.ReturnType == typeof(void)
            && m.GetParameters() is [{ ParameterType: var first }] && first == typeof(IrModule)).Select(m => m.Name == "Run" ? t.Name : m.Name));
        Assert.That(passes.Except(Pipeline.Passes.Select(p => p.Name)), Is.EqualTo(new[] { nameof(IrVerifier) }));
    }
}
