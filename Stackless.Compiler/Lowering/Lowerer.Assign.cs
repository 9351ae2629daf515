// Assignment in all its forms: to names, attributes, items and patterns of them; augmented; annotated; the walrus; `del`.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    // a = b = value          .v = value; a = .v; b = .v
    void LowerAssign(Assign statement)
    {
        if (statement.Targets is [Tuple or List])
        {
            if (statement.Value is Tuple { Elts: var values } && TryLowerParallelAssign(ElementsOf(statement.Targets[0]), values))
            {
                return;
            }
        }
        var hint = statement.Targets is [Name { Id: var id }] ? DirectTarget(id) : null;
        var value = LowerExpr(statement.Value, hint);
        if (statement.Targets.Count > 1)
        {
            value = Stable(value, statement.Value.Span);
        }
        foreach (var target in statement.Targets)
        {
            Store(target, value);
        }
    }

    // a, b = b, a            .0 = b; .1 = a; a = .0; b = .1      (no tuple is made)
    bool TryLowerParallelAssign(IReadOnlyList<Expr> targets, IReadOnlyList<Expr> values)
    {
        if (targets.Count != values.Count || targets.Count == 0 || targets.Any(t => t is Starred) || values.Any(v => v is Starred))
        {
            return false;
        }
        var operands = new Ir.Operand[values.Count];
        for (var i = 0; i < operands.Length; i++)
        {
            operands[i] = Stable(LowerExpr(values[i]), values[i].Span);
        }
        for (var i = 0; i < operands.Length; i++)
        {
            Store(targets[i], operands[i]);
        }
        return true;
    }

    /// <summary>A copy of a variable's value, so that storing to the variable does not change the operand.</summary>
    Ir.Operand Stable(Ir.Operand value, Span span)
    {
        if (value is not Ir.Local { Kind: not Ir.LocalKind.Temporary })
        {
            return value;
        }
        var copy = context.Temporary();
        Emit(new Ir.Move(copy, value), span);
        return copy;
    }

    static IReadOnlyList<Expr> ElementsOf(Expr pattern) => pattern is Tuple tuple ? tuple.Elts : ((List)pattern).Elts;

    // x = v                  StoreX v
    // o.a = v                .o = o; store_attr .o.a = v
    // o[i] = v               .o = o; .i = i; store_item .o[.i] = v
    // a, *b, c = v           .t = unpack_starred v; a = .t[0]; b = .t[1]; c = .t[2]
    void Store(Expr target, Ir.Operand value)
    {
        var mark = context.Mark();
        switch (target)
        {
            case Name e:
                StoreName(e.Id, value, e.Span);
                break;
            case Attribute e:
                NoteStaticAttribute(e);
                var owner = LowerExpr(e.Value);
                Emit(new Ir.StoreAttr(owner, Mangle(e.Attr), value), e.Span);
                break;
            case Subscript e:
                var container = LowerExpr(e.Value);
                var index = LowerExpr(e.Slice);
                Emit(new Ir.StoreItem(container, index, value), e.Span);
                break;
            case Tuple or List:
                StoreUnpacked(target, ElementsOf(target), value);
                break;
            case Starred:
                throw Error("starred assignment target must be in a list or tuple", target);
            default:
                throw Error("cannot assign to expression", target);
        }
        context.Release(mark);
    }

    void StoreUnpacked(Expr target, IReadOnlyList<Expr> elements, Ir.Operand value)
    {
        var starred = -1;
        for (var i = 0; i < elements.Count; i++)
        {
            if (elements[i] is Starred)
            {
                starred = starred < 0 ? i : throw Error("multiple starred expressions in assignment", target);
            }
        }
        var parts = context.Temporary();
        Emit(starred < 0
            ? new Ir.Unpack(parts, value, elements.Count)
            : new Ir.UnpackStarred(parts, value, starred, elements.Count - starred - 1), target.Span);
        // All are read before one is stored: to store may run anything. What comes before the first that is no variable goes where it belongs at once.
        var direct = 0;
        for (; direct < elements.Count && PlainTarget(elements[direct]) is { } variable; direct++)
        {
            Emit(new Ir.Element(variable, parts, direct), elements[direct].Span);
        }
        var read = TakeApart(parts, direct, elements);
        for (var i = direct; i < elements.Count; i++)
        {
            Store(elements[i] is Starred star ? star.Value : elements[i], read[i - direct]);
        }
    }

    Ir.Local? PlainTarget(Expr target) => (target is Starred star ? star.Value : target) is Name { Id: var id } ? VariableOf(id) : null;

    /// <summary>The elements of what was just unpacked, from one on, as temporaries.</summary>
    List<Ir.Local> TakeApart(Ir.Local unpacked, int start, IReadOnlyList<Node> places)
    {
        var read = new List<Ir.Local>();
        for (var i = start; i < places.Count; i++)
        {
            read.Add(context.Temporary());
            Emit(new Ir.Element(read[^1], unpacked, i), places[i].Span);
        }
        return read;
    }

    // x += v                 x = inplace x + v
    // o.a += v               .o = o; .a = .o.a; .r = inplace .a + v; .o.a = .r
    // o[i] += v              .o = o; .i = i; .e = .o[.i]; .r = inplace .e + v; .o[.i] = .r
    void LowerAugAssign(AugAssign statement)
    {
        switch (statement.Target)
        {
            case Name e:
            {
                var old = LoadName(e.Id, e.Span, null);
                var result = Combine(old, DirectTarget(e.Id));
                StoreName(e.Id, result, e.Span);
                break;
            }
            case Attribute e:
            {
                NoteStaticAttribute(e);
                var owner = LowerExpr(e.Value);
                var old = context.Temporary();
                Emit(new Ir.LoadAttr(old, owner, Mangle(e.Attr)), e.Span);
                Emit(new Ir.StoreAttr(owner, Mangle(e.Attr), Combine(old, null)), e.Span);
                break;
            }
            case Subscript e:
            {
                var container = LowerExpr(e.Value);
                var index = LowerExpr(e.Slice);
                var old = context.Temporary();
                Emit(new Ir.LoadItem(old, container, index), e.Span);
                Emit(new Ir.StoreItem(container, index, Combine(old, null)), e.Span);
                break;
            }
            default:
                throw Error("illegal expression for augmented assignment", statement.Target);
        }

        Ir.Operand Combine(Ir.Operand old, Ir.Local? hint)
        {
            var result = Destination(hint);
            var value = LowerExpr(statement.Value);
            Emit(new Ir.BinaryOp(result, statement.Op, old, value, IsInPlace: true), statement.Span);
            return result;
        }
    }

    // (x := v)               .v = v; x = .v; -> .v
    Ir.Operand LowerNamedExpr(NamedExpr expression)
    {
        if (expression.Target is not Name target)
        {
            throw Error("cannot use assignment expressions with expression", expression.Target);
        }
        var value = Stable(LowerExpr(expression.Value), expression.Value.Span);
        StoreName(target.Id, value, target.Span);
        return value;
    }

    // x: T = v               x = v; (T is evaluated by __annotate__ alone: see Lowerer.Annotations.cs)
    void LowerAnnAssign(AnnAssign statement)
    {
        if (statement.Value is not null)
        {
            var hint = statement.Target is Name { Id: var id } ? DirectTarget(id) : null;
            Store(statement.Target, LowerExpr(statement.Value, hint));
        }
        else
        {
            EvaluateTargetParts(statement.Target);
        }
        if (statement.IsSimple)
        {
            MarkAnnotationRun(statement);
        }
    }

    /// <summary>`o[i]: T` evaluates o and i, and does nothing with them.</summary>
    void EvaluateTargetParts(Expr target)
    {
        switch (target)
        {
            case Attribute e:
                LowerExpr(e.Value);
                break;
            case Subscript e:
                LowerExpr(e.Value);
                LowerExpr(e.Slice);
                break;
        }
    }

    // del x, o.a, o[i], (y, z)      unbind x; delete_attr o.a; delete_item o[i]; unbind y; unbind z
    void LowerDelete(Delete statement)
    {
        foreach (var target in statement.Targets)
        {
            DeleteTarget(target);
        }
    }

    void DeleteTarget(Expr target)
    {
        var mark = context.Mark();
        switch (target)
        {
            case Name e:
                DeleteName(e.Id, e.Span);
                break;
            case Attribute e:
                Emit(new Ir.DeleteAttr(LowerExpr(e.Value), Mangle(e.Attr)), e.Span);
                break;
            case Subscript e:
                var container = LowerExpr(e.Value);
                Emit(new Ir.DeleteItem(container, LowerExpr(e.Slice)), e.Span);
                break;
            case Tuple or List:
                foreach (var element in ElementsOf(target))
                {
                    DeleteTarget(element);
                }
                break;
            default:
                throw Error("cannot delete expression", target);
        }
        context.Release(mark);
    }

    /// <summary>`self.x = ...` anywhere inside a class is listed in its __static_attributes__.</summary>
    void NoteStaticAttribute(Attribute target)
    {
        if (target.Value is not Name { Id: "self" })
        {
            return;
        }
        for (var outer = context.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.StaticAttributes is not null)
            {
                outer.StaticAttributes.Add(target.Attr);
                return;
            }
        }
    }
}
