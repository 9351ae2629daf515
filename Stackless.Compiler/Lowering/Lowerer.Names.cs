// Names: loading, storing and deleting one where Binding says that it lives (Place).
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    /// <summary>The scope whose code is lowered: the function's, or that of the innermost inlined comprehension.</summary>
    Scope CurrentScope => context.Comprehension?.Scope ?? context.Scope;

    Place PlaceOf(string id) => CurrentScope.PlaceOf(id);

    /// <summary>The local that holds the variable, or its cell, of a place that has one.</summary>
    Ir.Local LocalAt(Place place, string name)
    {
        if (place.Kind is PlaceKind.Free or PlaceKind.NamespaceThenFree)
        {
            return context.ClosureCells[name];
        }
        for (var comprehension = context.Comprehension; comprehension is not null; comprehension = comprehension.Outer)
        {
            if (comprehension.Scope == place.Owner)
            {
                return comprehension.Variables[name];
            }
        }
        return Builder.Variable(name);
    }

    bool IsGlobal(string id) => PlaceOf(id).Kind is PlaceKind.Global or PlaceKind.Namespace;

    /// <summary>The local variable a name is, if it is one.</summary>
    Ir.Local? VariableOf(string id) => PlaceOf(id) is { Kind: PlaceKind.Variable } place ? LocalAt(place, Mangle(id)) : null;

    /// <summary>The variable an expression's result may be written to at once. Not under a handler: an operation that fails there must leave
    /// the variable as it was.</summary>
    Ir.Local? DirectTarget(string id) => Builder.Handler is null ? VariableOf(id) : null;

    /// <summary>The cell of a captured variable, to be put into a closure.</summary>
    Ir.Local? CellOf(string name)
    {
        for (var comprehension = context.Comprehension; comprehension is not null; comprehension = comprehension.Outer)
        {
            if (comprehension.Variables.TryGetValue(name, out var variable))
            {
                return variable.IsCell ? variable : null;
            }
        }
        if (context.ClosureCells.TryGetValue(name, out var free))
        {
            return free;
        }
        return context.OwnCells.GetValueOrDefault(name);
    }

    // x                      a variable: check_bound x -> x; a cell: .d = load_cell x; otherwise .d = global x, or .d = name .namespace.x (of the format's globals, too)
    Ir.Operand LowerName(Name expression, Ir.Local? hint)
    {
        // e = eval: it may be called by that name, and asks the running frame for its variables then. By a module's own name every function of it may.
        if (expression.Id is "eval" or "exec" or "locals" or "vars" or "dir" && IsGlobal(expression.Id))
        {
            context.Function.KeepsVariables = true;
            isScopeAskedByOtherName |= context.Function.Kind is Ir.FunctionKind.Module or Ir.FunctionKind.Dynamic;
        }
        return LoadName(expression.Id, expression.Span, hint);
    }

    Ir.Operand LoadName(string id, Span span, Ir.Local? hint)
    {
        if (id == "__debug__")
        {
            return ConstOf(optimization > 0 ? ConstantBool.False : ConstantBool.True);
        }
        var name = Mangle(id);
        var place = PlaceOf(id);
        if (place.Kind == PlaceKind.Variable)
        {
            var variable = LocalAt(place, name);
            Emit(new Ir.CheckBound(variable, IsFree: false), span);
            // A walrus later in the same expression may bind it anew: x + (x := 1).
            return scopes.WalrusTargets.Contains(id) ? Stable(variable, span) : variable;
        }
        var result = Destination(hint);
        Ir.Op load = place.Kind switch
        {
            PlaceKind.Cell or PlaceKind.Free => new Ir.LoadCell(result, LocalAt(place, name), name, IsFree: place.Kind == PlaceKind.Free),
            PlaceKind.Namespace => new Ir.LoadName(result, context.Namespace!, name, null),
            PlaceKind.NamespaceThenFree => new Ir.LoadName(result, context.Namespace!, name, LocalAt(place, name)),
            _ when context.Globals is { } globals => new Ir.LoadName(result, globals, name, null),
            _ => new Ir.LoadGlobal(result, name),
        };
        Emit(load, span);
        return result;
    }

    void StoreName(string id, Ir.Operand value, Span span)
    {
        var name = Mangle(id);
        var place = PlaceOf(id);
        Ir.Op store = place.Kind switch
        {
            PlaceKind.Variable => new Ir.Move(LocalAt(place, name), value),
            PlaceKind.Cell or PlaceKind.Free or PlaceKind.NamespaceThenFree => new Ir.StoreCell(LocalAt(place, name), value),
            PlaceKind.Namespace => new Ir.StoreName(context.Namespace!, name, value),
            _ => new Ir.StoreGlobal(name, value),
        };
        if (store is not Ir.Move { Dest: var variable } || !ReferenceEquals(variable, value))
        {
            Emit(store, span);
        }
    }

    void DeleteName(string id, Span span)
    {
        var name = Mangle(id);
        var place = PlaceOf(id);
        switch (place.Kind)
        {
            case PlaceKind.Variable:
                var variable = LocalAt(place, name);
                Emit(new Ir.CheckBound(variable, IsFree: false), span);
                Emit(new Ir.Unbind(variable), span);
                break;
            case PlaceKind.Cell or PlaceKind.Free or PlaceKind.NamespaceThenFree:
                Emit(new Ir.DeleteCell(LocalAt(place, name), name, IsFree: place.Kind != PlaceKind.Cell), span);
                break;
            case PlaceKind.Namespace:
                Emit(new Ir.DeleteName(context.Namespace!, name), span);
                break;
            default:
                Emit(new Ir.DeleteGlobal(name), span);
                break;
        }
    }
}
