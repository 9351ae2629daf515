// Interpreters run at once, and what one does all the time must not wait for another: a call, an attribute, a switch takes no lock. Which types of the
// runtime take one, and when, stands here; nothing else does. Read from the built assembly, so that a lock that somebody adds is seen.

using Mono.Cecil;
using Mono.Cecil.Cil;
using NUnit.Framework;
using Stackless.Runtime.Tests.Resumption;

namespace Stackless.Runtime.Tests.Structure;
[TestFixture]
public sealed class LockTests
{
    static readonly Dictionary<string, string> known = new()
    {
    };

    static readonly ModuleDefinition runtime = new LoadedAssemblies().Read(typeof(Value));

    static bool TakesLock(MethodDefinition method) => method.HasBody && method.Body.Instructions.Any(i =>
        i.OpCode.FlowControl == FlowControl.Call && i.Operand is MethodReference { DeclaringType: var type, Name: var name }
        && (type.FullName == "System.Threading.Monitor" && name is "Enter" or "TryEnter" || type.FullName == "System.Threading.Lock" && name is "EnterScope" or "Enter" or "TryEnter"));

    // Of a lambda or a local function: the type it stands in.
    static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    static readonly string[] takers = [.. runtime.GetTypes().Where(type => type.Methods.Any(TakesLock)).Select(type => Outermost(type).Name).Distinct().Order(StringComparer.Ordinal)];

    [Test]
    public void Every_type_that_takes_a_lock_is_known() => Assert.That(string.Join(" ", takers.Except(known.Keys)), Is.Empty);

    [Test]
    public void Every_type_that_is_known_takes_one() => Assert.That(known.Keys.Except(takers), Is.Empty);
}
