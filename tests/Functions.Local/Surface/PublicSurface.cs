using System.Globalization;
using System.Reflection;

namespace Pipeline.Functions.Local.Tests.Surface;

/// <summary>Writes the public surface of a type, one line for each thing that an app can see of it.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The line that heads a type.</summary>
    public static string Head(Type type)
    {
        if (type.IsEnum)
        {
            return $"enum {type.FullName}";
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var call = type.GetMethod("Invoke")!;
            return $"delegate {call.ReturnType.Name} {type.FullName}({Parameters(call)})";
        }

        if (type.IsInterface)
        {
            return $"interface {type.FullName}";
        }

        var kind = type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        return type.BaseType == typeof(object) ? $"{kind} {type.FullName}" : $"{kind} {type.FullName} : {Base(type.BaseType!)}";
    }

    private static string Base(Type type) =>
        type.IsGenericType ? $"{type.GetGenericTypeDefinition().FullName}[{string.Join(", ", type.GetGenericArguments().Select(argument => argument.FullName))}]" : type.FullName!;

    /// <summary>The lines of its members.</summary>
    public static IEnumerable<string> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [];
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).Cast<object>().Select(value => $"{value} = {System.Convert.ToInt32(value, CultureInfo.InvariantCulture)}");
        }

        var usage = type.GetCustomAttributes<AttributeUsageAttribute>(inherit: false).Select(attribute => $"usage {attribute.ValidOn}");
        var interfaces = type.GetInterfaces().Where(one => one.IsPublic && type.IsClass).Select(one => $"implements {one.FullName}");
        var constructors = type.GetConstructors(Declared).Where(IsVisible).Select(constructor => $".ctor({Parameters(constructor)}){Defaults(type, constructor)}");
        var properties = type.GetProperties(Declared).Where(property => IsVisible(property.GetMethod)).Select(property =>
            $"{Modifier(property.GetMethod!)}{property.PropertyType.Name} {property.Name} {{ get; {(IsVisible(property.SetMethod) ? "set; " : "")}}}");
        var methods = type.GetMethods(Declared).Where(method => IsVisible(method) && !method.IsSpecialName).Select(method =>
            $"{(type.IsInterface ? "" : Modifier(method))}{method.ReturnType.Name} {method.Name}{Generic(method)}({Parameters(method)})");
        return [.. usage, .. interfaces, .. constructors, .. properties, .. methods];
    }

    private static string Modifier(MethodInfo method) =>
        method.IsStatic ? "static " : method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{parameter.ParameterType.Name} {parameter.Name}"));

    private static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true };

    /// <summary>What the properties are after a constructor ran.</summary>
    private static string Defaults(Type type, ConstructorInfo constructor)
    {
        var properties = type.GetProperties(Declared).Where(property => IsVisible(property.GetMethod)).OrderBy(property => property.Name, StringComparer.Ordinal).ToList();
        if (type.IsAbstract || properties.Exists(property => property.SetMethod is null && type.Name == "FunctionAttribute"))
        {
            return "";
        }

        var instance = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Sample(parameter.ParameterType))]);
        var values = properties.Select(property => $"{property.Name}={Text(property.GetValue(instance))}");
        return properties.Count == 0 ? "" : $" => {string.Join(' ', values)}";
    }

    private static object Sample(Type type) =>
        type == typeof(string) ? "1" : type == typeof(string[]) ? new[] { "x" } : type.IsEnum ? Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)! : Activator.CreateInstance(type)!;

    private static string Text(object? value) => value is string[] many ? string.Join(',', many) : System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
