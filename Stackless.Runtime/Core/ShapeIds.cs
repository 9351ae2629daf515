// The hidden classes of the built-in types, known before any type exists: an object can be made without asking its type.
// One member per built-in C# class; PyType's constructor for a built-in claims its number. Dynamic shapes follow after Count.
namespace Stackless.Runtime;

static partial class ShapeIds
{
    public const int None = 0;
    public const int Object = 1;
    public const int Type = 2;
    public const int Int = 3;
    public const int Float = 4;
    public const int Bool = 5;
    public const int NoneType = 6;
    public const int Str = 7;
    public const int Bytes = 8;
    public const int List = 9;
    public const int Tuple = 10;
    public const int Dict = 11;
    public const int Set = 12;
    public const int FrozenSet = 13;
    public const int Range = 14;
    public const int Slice = 15;
    public const int Function = 16;
    public const int NativeFunction = 17;
    public const int Method = 18;
    public const int Module = 19;
    public const int Property = 20;
    public const int ClassMethod = 21;
    public const int StaticMethod = 22;
    public const int Super = 23;
    public const int Generator = 24;
    public const int Cell = 25;
    public const int Code = 26;
    public const int NotImplemented = 27;
    public const int Ellipsis = 28;
    public const int Traceback = 29;
    public const int MemberDescriptor = 30;
    public const int GetSetDescriptor = 31;
    public const int Complex = 32;
    public const int ByteArray = 33;
    public const int Tasklet = 34;
    public const int Channel = 35;
    public const int MethodDescriptor = 36;
    public const int MappingProxy = 37;
    public const int Frame = 38;
    public const int LoadedMethod = 39;

    /// <summary>A PyFunction whose type is NativeFunction's.</summary>
    public const int OwnFunction = 40;

    /// <summary>A NativeMethod whose type is NativeFunction's.</summary>
    public const int BoundNative = 41;

    /// <summary>A NativeConstructor: its type is NativeFunction's.</summary>
    public const int NativeConstructor = 42;

    /// <summary>First number for types that are found by their C# class when they are declared (<see cref="Declared"/>).</summary>
    public const int FirstDeclared = 64;

    public const int FirstDynamic = 512;

    static int next = FirstDeclared;

    /// <summary>A number for a declared built-in type without a constant of its own. Called once per type, from its static initialiser.</summary>
    public static int Declare() => Interlocked.Increment(ref next) - 1;
}
