// The static fields of a generated class that hold what its members call, and their initialiser.
using System.Reflection;
using System.Reflection.Emit;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Emission;

sealed class ExportFields(TypeBuilder type)
{
    readonly Dictionary<string, (Type Module, FieldBuilder Field)> fields = [];

    /// <param name="module">The compiled module's class.</param>
    /// <param name="name">A name in it, through dots.</param>
    public FieldBuilder Of(Type module, string name)
    {
        if (!fields.TryGetValue(name, out var known))
        {
            known = (module, type.DefineField($"<{name}>", typeof(Export), FieldAttributes.Private | FieldAttributes.Static | FieldAttributes.InitOnly));
            fields.Add(name, known);
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
        foreach (var (name, (module, field)) in fields)
        {
            il.Emit(OpCodes.Ldtoken, module);
            il.Emit(OpCodes.Ldstr, name);
            il.Emit(OpCodes.Newobj, typeof(Export).GetConstructor([typeof(RuntimeTypeHandle), typeof(string)])!);
            il.Emit(OpCodes.Stsfld, field);
        }
        il.Emit(OpCodes.Ret);
    }
}
