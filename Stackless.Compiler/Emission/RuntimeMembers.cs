// The one place that knows which members of the runtime emitted code uses. Resolved once, by name: a
// renamed member is a clear error here and nowhere else.
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Emission;
static class RuntimeMembers
{
    public static readonly Type Value = typeof(Value);

    public static readonly FieldInfo ValueObject = Field(typeof(Value), "Object");
    public static readonly FieldInfo ValueBits = Field(typeof(Value), "Bits");
    public static readonly ConstructorInfo NewValue = typeof(Value).GetConstructor([typeof(PyObject)])!;
    public static readonly ConstructorInfo NewTagged = typeof(Value).GetConstructor([typeof(PyObject), typeof(long)])!;
    public static readonly MethodInfo StoreValue = Method(typeof(Value), "Store");
    public static readonly MethodInfo FloatValue = Method(typeof(Value), "Float");
    public static readonly MethodInfo NoneValue = Getter(typeof(Value), "None");
    public static readonly FieldInfo FloatTag = Field(typeof(Tags), "Float");
    public static readonly MethodInfo DoubleOfBits = Method(typeof(BitConverter), "Int64BitsToDouble");
    public static readonly FieldInfo IntTag = Field(typeof(Tags), "Int");
    public static readonly FieldInfo True = Field(typeof(Tags), "True");
    public static readonly FieldInfo False = Field(typeof(Tags), "False");
    public static readonly FieldInfo EndMark = Field(typeof(Tags), "End");
    public static readonly FieldInfo Ellipsis = Field(typeof(PyEllipsis), "Instance");

    public static readonly FieldInfo Pending = Field(typeof(ThreadState), "Pending");
    public static readonly MethodInfo EntryIsDue = Method(typeof(ThreadState), "EntryIsDue");
    public static readonly MethodInfo Enter = Method(typeof(ThreadState), "Enter");
    public static readonly MethodInfo StackIsLow = Method(typeof(ThreadState), "StackIsLow");
    public static readonly MethodInfo PollIsDue = Method(typeof(ThreadState), "PollIsDue");
    public static readonly MethodInfo Tick = Method(typeof(ThreadState), "Tick");
    public static readonly MethodInfo Capture = Method(typeof(ThreadState), "Capture");
    public static readonly MethodInfo CaptureResumed = Method(typeof(ThreadState), "CaptureResumed");
    public static readonly MethodInfo Probe = Method(typeof(ThreadState), "Probe");

    public static readonly FieldInfo FrameState = Field(typeof(Frame), "State");
    public static readonly FieldInfo FrameIsRunning = Field(typeof(Frame), "IsRunning");
    public static readonly FieldInfo FrameFunction = Field(typeof(PyFrame), "Function");
    public static readonly FieldInfo FrameSlots = Field(typeof(PyFrameN), "Slots");

    public static readonly ConstructorInfo NewGenerator = typeof(PyGenerator).GetConstructor([typeof(PyFrame)])!;
    public static readonly MethodInfo SpillGenerator = Method(typeof(PyGenerator), "Spill");
    public static readonly MethodInfo FinishGenerator = Method(typeof(PyGenerator), "Finish");
    public static readonly MethodInfo FailGenerator = Method(typeof(PyGenerator), "Fail");

    public static readonly ConstructorInfo NewCode = typeof(Code).GetConstructors().Single();
    public static readonly ConstructorInfo NewEmittedModule = typeof(EmittedModule).GetConstructors().Single();
    public static readonly MethodInfo CompleteModule = Method(typeof(EmittedModule), "Complete");
    public static readonly ConstructorInfo NewFunction = typeof(PyFunction).GetConstructors().Single();
    public static readonly ConstructorInfo NewEntry = typeof(AttributeEntry).GetConstructor([typeof(PyStr)])!;
    public static readonly MethodInfo TupleOf = typeof(PyTuple).GetMethod(nameof(PyTuple.Of))!;
    public static readonly ConstructorInfo NewList = typeof(PyList).GetConstructor([typeof(Value[])])!;
    public static readonly ConstructorInfo NewEmptyList = typeof(PyList).GetConstructor(Type.EmptyTypes)!;

    public static readonly MethodInfo Intern = Method(typeof(PyStr), "Intern", typeof(string));
    public static readonly MethodInfo InternWeakly = Method(typeof(PyStr), "InternWeakly", typeof(string));
    public static readonly MethodInfo CellFor = Method(typeof(PyDict), "CellFor");
    public static readonly MethodInfo TakesJust = Method(typeof(PyFunction), "TakesJust");
    public static readonly MethodInfo FunctionInModule = Method(typeof(Callee), "InModule");
    public static readonly MethodInfo IsNativeFunction = Method(typeof(NativeCallee), "IsFunction");
    public static readonly MethodInfo IsNativeMethod = Method(typeof(NativeCallee), "IsMethod");
    public static readonly MethodInfo IsNativeModuleFunction = Method(typeof(NativeCallee), "IsModuleFunction");
    public static readonly FieldInfo FunctionCode = Field(typeof(PyFunction), "Code");
    public static readonly FieldInfo Closure = Field(typeof(PyFunction), "Closure");
    public static readonly FieldInfo State = Field(typeof(PyFunction), "State");
    public static readonly FieldInfo StateGlobals = Field(typeof(ModuleState), "Globals");

    /// <summary>What a reference is known to be, without a check: a function's state is of its module's class.</summary>
    public static MethodInfo As(Type type) => asType.MakeGenericMethod(type);

    static readonly MethodInfo asType = typeof(System.Runtime.CompilerServices.Unsafe).GetMethods().Single(m => m.Name == "As" && m.GetGenericArguments().Length == 1);

    /// <summary>A method of the runtime's Operations class: what an IR operation of that name calls.</summary>
    public static MethodInfo Operation(string name) => Known(operations, typeof(Operations), name);

    /// <summary>Of an array of that class: a reference to the element with index 0.</summary>
    public static MethodInfo FirstElement(Type type) => type == typeof(GlobalCell) ? firstCell : firstEntry;

    static readonly MethodInfo firstCell = FirstOf(typeof(GlobalCell)), firstEntry = FirstOf(typeof(AttributeEntry));

    static MethodInfo FirstOf(Type type) =>
        typeof(MemoryMarshal).GetMethods().Single(method => method is { Name: nameof(MemoryMarshal.GetArrayDataReference), IsGenericMethod: true }).MakeGenericMethod(type);

    public static MethodInfo Attribute(string name) => Known(attributes, typeof(AttributeSite), name);

    static readonly ConcurrentDictionary<string, MethodInfo> operations = new(), attributes = new(), iteration = new(), numbers = new();
    static readonly ConcurrentDictionary<(string, int), MethodInfo?> intrinsics = new();

    static MethodInfo Known(ConcurrentDictionary<string, MethodInfo> known, Type type, string name) =>
        known.GetOrAdd(name, static (name, type) => Method(type, name), type);

    public static readonly MethodInfo LoadItem = Method(typeof(Items), "Load");
    public static readonly MethodInfo TryLoadItem = Method(typeof(Items), "TryLoad");
    public static readonly MethodInfo StoreItem = Method(typeof(Items), "Store");
    public static readonly MethodInfo DeleteItem = Method(typeof(Items), "Delete");
    public static readonly MethodInfo NumberBinary = Method(typeof(Number), "Binary");
    public static readonly MethodInfo NumberInPlace = Method(typeof(Number), "InPlace");
    public static readonly MethodInfo NumberUnary = Method(typeof(Number), "Unary");
    public static readonly MethodInfo CompareRich = Method(typeof(Comparison), "Rich");
    public static readonly MethodInfo Contains = Method(typeof(Comparison), "Contains");
    public static readonly MethodInfo NotContains = Method(typeof(Comparison), "NotContains");
    public static readonly MethodInfo Same = Method(typeof(Value), "Same");
    public static readonly MethodInfo TestTruth = Method(typeof(Truth), "Test");
    public static readonly MethodInfo TestTruthOther = Method(typeof(Truth), "TestOther");
    public static MethodInfo Iterate(string name) => Known(iteration, typeof(Iteration), name);
    public static MethodInfo NumberInline(string name) => Known(numbers, typeof(Number), name);

    /// <summary>The virtual call with that many positional arguments, up to 4.</summary>
    public static MethodInfo Call(int count) => Method(typeof(PyObject), "Call" + count);

    public static readonly MethodInfo CallGeneral = Method(typeof(PyObject), "Call", typeof(ThreadState), typeof(Value[]), typeof(PyStr[]));
    public static readonly MethodInfo CallPrelude = Method(typeof(Prelude), "Call", typeof(ThreadState), typeof(string), typeof(Value[]));

    /// <summary>
    /// The native implementation of an intrinsic with that many arguments; it may take the globals first. Null if it is the prelude's.
    /// </summary>
    public static MethodInfo? Intrinsic(string name, int argumentCount) =>
        intrinsics.GetOrAdd((name, argumentCount), static key => FindIntrinsic(key.Item1, key.Item2));

    static MethodInfo? FindIntrinsic(string name, int argumentCount)
    {
        var pascal = string.Concat(name.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
        Type[] values = [.. Enumerable.Repeat(Value, argumentCount)];
        const BindingFlags flags = BindingFlags.Public | BindingFlags.Static;
        return typeof(Intrinsics).GetMethod(pascal, flags, [typeof(ThreadState), .. values])
            ?? typeof(Intrinsics).GetMethod(pascal, flags, [typeof(ThreadState), typeof(PyDict), .. values]);
    }

    public static Type FrameClass(int slotCount) => slotCount switch
    {
        0 => typeof(PyFrame),
        1 => typeof(PyFrame1),
        2 => typeof(PyFrame2),
        <= 4 => typeof(PyFrame4),
        <= 8 => typeof(PyFrame8),
        <= 16 => typeof(PyFrame16),
        _ => typeof(PyFrameN),
    };

    static readonly FieldInfo[] slotFields = [.. Enumerable.Range(0, 16).Select(i => Field(FrameClass(i + 1), "S" + i))];

    public static FieldInfo SlotField(int slot) => slotFields[slot];

    static FieldInfo Field(Type type, string name) => type.GetField(name) ?? throw new MissingFieldException(type.Name, name);

    static MethodInfo Getter(Type type, string name) => type.GetProperty(name)?.GetMethod ?? throw new MissingMemberException(type.Name, name);

    static MethodInfo Method(Type type, string name, params Type[] parameters) =>
        (parameters.Length == 0 ? type.GetMethod(name) : type.GetMethod(name, parameters)) ?? throw new MissingMethodException(type.Name, name);
}
