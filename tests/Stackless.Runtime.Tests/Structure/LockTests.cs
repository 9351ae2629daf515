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
    /// <summary>By type: when it takes one.</summary>
    static readonly Dictionary<string, string> known = new()
    {
        ["AccountsModule"] = "pwd and grp ask the C library, which answers one at a time",
        ["AttributeEntries"] = "a shape learns of an attribute that nobody has asked its objects for",
        ["Channel"] = "an operation on a channel that another interpreter or a thread of C# watches",
        ["CodeRegistry"] = "a module is loaded; a pickle names code",
        ["CompiledModules"] = "an assembly's module is bound for the first time",
        ["Continuation"] = "native frames are named, in a pickle",
        ["EntryHolders"] = "a function is emitted; somebody keeps the address of one that is not yet",
        ["EvaluatedModule"] = "a function is read, or its code object made, for the first time",
        ["Finalization"] = "an object with a finaliser is made, or goes",
        ["HostClasses"] = "a class of .NET is made for a class of Python",
        ["Identity"] = "a pickle carries numbers of objects",
        ["InternTable"] = "a name is interned",
        ["Interpreter"] = "assemblies, wrappers and descriptors are found or made",
        ["ManagedPipe"] = "on .NET's own libraries, a pipe is read or written",
        ["ManagedStandardStream"] = "standard input is first asked for there",
        ["ManagedSystem"] = "a descriptor is opened, closed or waited for there",
        ["ModuleImage"] = "a constant of an image is read for the first time",
        ["PosixModule"] = "a named pipe that another thread was to open is open, or not waited for any more",
        ["PreludeFunctions"] = "a function of the prelude is found for the first time",
        ["Promotion"] = "a function has become warm",
        ["PyType"] = "a class is made or changed, or looked through for a name or a special method for the first time",
        ["Shape"] = "objects take a new shape",
        ["SharedChannel"] = "a message goes from one interpreter to another",
        ["SharedSelection"] = "a choice stands in the lists of its channels, or leaves them",
        ["SourceLines"] = "a traceback shows a line",
        ["StandardLibrary"] = "a module of the library is found",
        ["TaskletLock"] = "a lock of the program itself",
        ["Visitors"] = "a thread comes in and the interpreter is taken, or has ended",
        ["WeakReferences"] = "a weak reference is made",
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
