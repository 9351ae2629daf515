// The fields of a class, as many as are asked for: a class can have 65,535, so what a very large module has more goes into classes inside it.
using System.Reflection;
using System.Reflection.Emit;

namespace Stackless.Compiler.Emission;
sealed class FieldSet(TypeBuilder type, FieldAttributes attributes)
{
    const int MaxFields = 50_000;

    readonly List<TypeBuilder> more = [];
    int count;

    /// <summary>The class that the last field was defined in, if it is not the first one.</summary>
    public TypeBuilder? Last => more.Count == 0 ? null : more[^1];

    /// <summary>Defines a field; and is it the first one of a class inside?</summary>
    public (FieldBuilder Field, bool IsFirst) Define(string name, Type fieldType)
    {
        var isFirst = ++count % MaxFields == 0;
        if (isFirst)
        {
            more.Add(type.DefineNestedType($"more{more.Count}", TypeAttributes.NestedPublic | TypeAttributes.Sealed, typeof(object)));
        }
        return ((Last ?? type).DefineField(name, fieldType, attributes), isFirst);
    }

    /// <summary>Completes the classes inside; the first one is its owner's.</summary>
    public void CreateTypes() => more.ForEach(t => t.CreateType());
}
