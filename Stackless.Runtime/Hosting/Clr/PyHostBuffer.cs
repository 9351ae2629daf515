// A .NET array of numbers, or memory of bytes, in Python's hands: its memory is what a memoryview looks at, and what whatever takes bytes reads and writes, without a copy.
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

sealed class PyHostBuffer : PyHostObject, IExporter
{
    readonly char code;

    PyHostBuffer(int shapeId, char code) : base(shapeId) => this.code = code;

    /// <summary>The object for an array or memory; null if what is in it is nothing that struct has a code for.</summary>
    public static PyHostBuffer? For(PyType type, object target)
    {
        var code = CodeOf(target);
        if (code == '\0')
        {
            return null;
        }
        var made = new PyHostBuffer(type.Root.Id, code) { Target = target };
        made.AttributeSlots = type.Anchor;
        return made;
    }

    static char CodeOf(object target) => target switch
    {
        Memory<byte> or ReadOnlyMemory<byte> or ArraySegment<byte> => 'B',
        Array array when array.GetType().IsSZArray => CodeOf(array.GetType().GetElementType()!),
        _ => '\0',
    };

    /// <summary>The code that struct has for a type of numbers; '\0' if it has none.</summary>
    public static char CodeOf(Type element) => element.IsEnum ? '\0' : System.Type.GetTypeCode(element) switch
    {
        TypeCode.Byte => 'B',
        TypeCode.SByte => 'b',
        TypeCode.Boolean => '?',
        TypeCode.Int16 => 'h',
        TypeCode.UInt16 => 'H',
        TypeCode.Int32 => 'i',
        TypeCode.UInt32 => 'I',
        TypeCode.Int64 => 'q',
        TypeCode.UInt64 => 'Q',
        TypeCode.Single => 'f',
        TypeCode.Double => 'd',
        _ => element == typeof(Half) ? 'e' : element == typeof(nint) ? 'n' : element == typeof(nuint) ? 'N' : '\0',
    };

    char IExporter.Code => code;

    bool IExporter.IsReadOnly => Target is ReadOnlyMemory<byte>;

    ReadOnlySpan<byte> IBuffer.Span => Target is ReadOnlyMemory<byte> memory ? memory.Span : Writable;

    Span<byte> IExporter.Writable => Writable;

    Span<byte> Writable => Target switch
    {
        Memory<byte> memory => memory.Span,
        ArraySegment<byte> segment => segment,
        var array => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference((Array)array), ((Array)array).Length * StructFormat.WidthOf(code, isNative: true)),
    };
}
