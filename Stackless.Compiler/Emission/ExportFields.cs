// The static fields of a generated class that hold what its members call, and their initialiser.
using System.Reflection;
using System.Reflection.Emit;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Emission;

sealed class ExportFields(TypeBuilder type)
{
    readonly Dictionary<(string Name, bool IsOfInterface), (Type Module, FieldBuilder Field)> fields = [];

    // A generic class has one for all that it is made of.
    readonly FieldAttributes access = type.IsNestedAssembly ? FieldAttributes.Assembly : FieldAttributes.Private;

    /// <param name="module">The compiled module's class.</param>
    /// <param name="name">A name in it, through dots.</param>
    /// <param name="isOfInterface">For a member that implements one of an interface: whatever overrides it is meant, also what C# overrides it with.</param>
    public FieldBuilder Of(Type module, string name, bool isOfInterface = false)
    {
        if (!fields.TryGetValue((name, isOfInterface), out var known))
        {
            known = (module, type.DefineField(isOfInterface ? $"<<{name}>>" : $"<{name}>", typeof(Export), access | FieldAttributes.Static | FieldAttributes.InitOnly));
            fields.Add((name, isOfInterface), known);
        }
        return known.Field;
    }

    public void Emit()
    {
        if (fields.Count == 0)
        {
            return;
        }
        var il = type.DefineTypeInitializer().GetILGenerator();
        foreach (var ((name, isOfInterface), (module, field)) in fields)
        {
            il.Emit(OpCodes.Ldtoken, module);
            il.Emit(OpCodes.Ldstr, name);
            il.EmitInt(isOfInterface ? 1 : 0);
            il.Emit(OpCodes.Newobj, typeof(Export).GetConstructor([typeof(RuntimeTypeHandle), typeof(string), typeof(bool)])!);
            il.Emit(OpCodes.Stsfld, field);
        }
        il.Emit(OpCodes.Ret);
    }
}
