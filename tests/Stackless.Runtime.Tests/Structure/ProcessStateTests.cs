// What of the runtime belongs to the process and can change: nothing but the fields listed here, each with its reason. Everything else a program can
// change is an interpreter's. Read from the built assembly, so that a static field that somebody adds is seen.

using Mono.Cecil;
using NUnit.Framework;
using Stackless.Runtime.Tests.Resumption;
using Stackless.Hosting;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Runtime.Tests.Structure;
[TestFixture]
public sealed class ProcessStateTests
{
    static readonly Dictionary<string, string> known = new()
    {
        ["Interpreter.lastNumber"] = "numbers interpreters",
        ["Interpreter.used"] = "which interpreter C# code on this OS thread means",
        ["Interpreter.shared"] = "the interpreter that C# code means which names none",
        ["Visitor.idle"] = "who this OS thread called in as, to be used again",
        ["Export.count"] = "numbers what C# calls",
        ["Host.current"] = "the compiler: set once, before any Python code runs",
        ["RuntimeBuild.id"] = "a cache of a constant",
        ["Prelude.library"] = "code: classes of library modules, found once",
        ["Prelude.modules"] = "code: classes of the prelude's modules, found once",
        ["Finalization.allowedFrom"] = "when the process, whose collections are all interpreters', may collect again for those that have died",
        ["Prelude.compiledLibrary"] = "code: the library's assembly, found once",
        ["Prelude.compiled"] = "code: the prelude's assembly, found once",
        ["StandardLibrary.contents"] = "code: the index of the compiled library, read once",
        ["StandardLibrary.files"] = "code: which file a library module's class was compiled from",
        ["StandardLibrary.modules"] = "code: library modules, found once",
        ["CodeRegistry.gate"] = "guards the index of code",
        ["CodeRegistry.added"] = "an index of code",
        ["CodeRegistry.index"] = "an index of code",
        ["PyStr.interned"] = "equal names are one object: names are values",
        ["Identity.numbers"] = "a weak table: an object's number, once asked for",
        ["Identity.first"] = "where the numbers of objects begin: a recording has its own",
        ["Identity.given"] = "numbers objects",
        ["WeakReferences.references"] = "a weak table: who refers to an object",
        ["Shape.table"] = "hidden classes by number; classes are held weakly",
        ["Shape.free"] = "numbers of hidden classes that can be given again",
        ["CodeRegistry.ofTexts"] = "an index of code: that of executed text weakly",
        ["CodeRegistry.pickled"] = "an index of code: what a pickle refers to",
        ["CodeRegistry.sweepAt"] = "when the index is swept",
        ["EmittedModule.Loading"] = "code: the class that this OS thread is just loading",
        ["CodeRegistry.evaluated"] = "an index of code",
        ["CodeRegistry.evaluatedIndex"] = "an index of code",
        ["CodeRegistry.evaluatedTexts"] = "an index of code: that of executed text weakly",
        ["CodeRegistry.sweepTextsAt"] = "when the index is swept",
        ["SqliteModule.strict"] = "an encoding that never changes",
        ["TracedCode.known"] = "code: a weak table, from functions to themselves with stops",
        ["IntrinsicTable.known"] = "a table that never changes",
        ["HostThunk.kinds"] = "a table that never changes",
        ["DelegateCall.kinds"] = "a table that never changes",
        ["Promotion.<IsImmediate>k__BackingField"] = "set once, by tests",
        ["Promotion.<Threshold>k__BackingField"] = "set once, by tests",
        ["Promotion.queue"] = "code: functions that wait to be emitted",
        ["Promotion.asked"] = "code: functions that wait to be emitted",
        ["Promotion.depth"] = "code: how many functions this OS thread emits, one for another",
        ["Promotion.worker"] = "code: the thread that emits",
        ["ObjectType.ClassesOfModules"] = "a weak table: the class of a module object",
        ["PyRecord.kinds"] = "a weak table of facts about types",
        ["Kinds.VersionInfo"] = "a record that never changes",
        ["Kinds.HashInfo"] = "a record that never changes",
        ["Kinds.FloatInfo"] = "a record that never changes",
        ["Kinds.IntInfo"] = "a record that never changes",
        ["Kinds.ThreadInfo"] = "a record that never changes",
        ["Blake2Digest`1.Start"] = "words that a hash begins with, written once",
        ["NativeConstructor.shape"] = "a hidden class",
        ["NativeMethod.boundShape"] = "a hidden class",
        ["PyFunction.ownShape"] = "a hidden class",
        ["StructFormat.native"] = "a description that never changes",
        ["UnicodeData.newest"] = "Unicode's data, read once",
        ["UnicodeData.old"] = "the same of version 3.2",
        ["WorldSnapshot.Absent"] = "a mark that never changes",
        ["StringHash.<IsRandomized>k__BackingField"] = "how the process's key of hashes was made",
        ["AccountsModule.gate"] = "guards a function of the C library that has one buffer",
        ["StringHash.key0"] = "the process's key of hashes",
        ["StringHash.key1"] = "the process's key of hashes",
        ["Shape.Gate"] = "guards the table of hidden classes",
        ["Shape.count"] = "numbers hidden classes",
        ["ShapeIds.next"] = "numbers built-in types, while their table is made",
        ["Continuation.byName"] = "code: native continuations by name",
        ["HeapWalk.fields"] = "a cache of reflection",
        ["SharedChannel.byNumber"] = "channels between the process's interpreters that are on their way in a pickle",
        ["SharedChannel.lastNumber"] = "numbers them",
        ["SharedChannel.lastOrdinal"] = "says in which order their gates are taken",
        ["ParallelModule.registry"] = "what all interpreters of a program know by number",
        ["PickleGuard.harmless"] = "names that never change",
        ["ManagedSystem.gate"] = "guards the process's descriptors on .NET's own libraries",
        ["ManagedSystem.descriptors"] = "the process's descriptors on .NET's own libraries",
        ["ManagedSystem.standard"] = "the process's standard streams there",
        ["ManagedSystem.mask"] = "the process's umask there",
        ["ManagedSystem.waiting"] = "the process's OS threads that wait for descriptors there",
        ["ManagedSystem.own"] = "by which this OS thread is woken there",
        ["ManagedSystem.maps"] = "memory that is a file's there",
        ["PyPlaceholder.Value"] = "a mark that never changes",
        ["ManagedProcesses.children"] = "the programs that the process has started there",
    };

    static readonly HashSet<string> immutable =
    [
        "System.String", "System.Boolean", "System.Byte", "System.Int32", "System.Int64", "System.UInt64", "System.UInt32", "System.Double", "System.Numerics.BigInteger",
        "System.Char", "System.IntPtr", "System.TimeSpan", "System.Object", "System.Reflection.MethodInfo",
        "Stackless.Runtime.PyStr", "Stackless.Runtime.PyType", "Stackless.Runtime.Value", "Stackless.Runtime.CompilerServices.Continuation", "Stackless.Runtime.PyTuple",
        "Stackless.Runtime.PyBytes", "Stackless.Runtime.PyEllipsis", "Stackless.Runtime.PyNone", "Stackless.Runtime.PyBool", "Stackless.Runtime.Tag",
        "Stackless.Runtime.EndMark", "Stackless.Runtime.PyNotImplemented", "Stackless.Runtime.PyPlainObject",
        "Stackless.Runtime.DecimalNumber", "Stackless.Runtime.DecimalText/Conventions",
        "Stackless.Runtime.Park", "Stackless.Runtime.ChannelWait", "Stackless.Runtime.RunWait", "Stackless.Runtime.ServedWait",
    ];

    static IEnumerable<FieldDefinition> Fields() =>
        from type in new LoadedAssemblies().Read(typeof(Value)).GetTypes()
        where !type.Name.Contains('<') && !(type.DeclaringType?.Name.Contains('<') ?? false)
        from field in type.Fields
        where field.IsStatic && !field.HasConstant && !field.Name.Contains("CachedAnonymousMethodDelegate")
        select field;

    static bool CanChange(FieldDefinition field) => !field.IsInitOnly || !IsImmutable(field.FieldType);

    static bool IsImmutable(TypeReference type) => immutable.Contains(type.FullName)
        || type is ArrayType array && (IsImmutable(array.ElementType) || array.ElementType.IsValueType)
        || type.FullName.StartsWith("System.Collections.Frozen.", StringComparison.Ordinal)
        || type.FullName.StartsWith("System.Buffers.SearchValues", StringComparison.Ordinal)
        || type is FunctionPointerType or PointerType;

    static string NameOf(FieldDefinition field) => $"{field.DeclaringType.Name}.{field.Name}";

    [Test]
    public void Every_static_that_can_change_is_known() =>
        Assert.That(string.Join(" ", Fields().Where(CanChange).Select(NameOf).Where(n => !known.ContainsKey(n)).Order(StringComparer.Ordinal)), Is.Empty);

    [Test]
    public void Every_static_that_is_known_is_there() =>
        Assert.That(known.Keys.Except(Fields().Select(NameOf)), Is.Empty);
}
