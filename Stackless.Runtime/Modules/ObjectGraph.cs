// Copies an object of a borrowed library, with all it refers to, where the library has no way to copy it.
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

static class ObjectGraph
{
    public static T Copy<T>(T root) where T : class => (T)Copy(root, new Dictionary<object, object>(ReferenceEqualityComparer.Instance))!;

    static object? Copy(object? original, Dictionary<object, object> copies)
    {
        // Strings and delegates do not change.
        if (original is null or string or Delegate)
        {
            return original;
        }
        if (copies.TryGetValue(original, out var done))
        {
            return done;
        }
        var type = original.GetType();
        var copy = ShallowCopy(original);
        copies[original] = copy;
        if (copy is object?[] items)
        {
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = Copy(items[i], copies);
            }
        }
        for (var part = type.IsArray ? null : type; part is not null; part = part.BaseType)
        {
            foreach (var field in part.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsValueType)
                {
                    field.SetValue(copy, Copy(field.GetValue(original), copies));
                }
            }
        }
        return copy;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "MemberwiseClone")]
    static extern object ShallowCopy(object original);
}
