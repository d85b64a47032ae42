import com.oracle.svm.core.configure.ResourceConfigurationParser;
import com.oracle.svm.core.configure.ResourcesRegistry;
import java.io.Reader;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a resource-config.json with GraalVM's own parser, strictly, and prints what an image would hold. */
public class Resources {
    public static void main(String[] args) throws Exception {
        ResourcesRegistry registry = (ResourcesRegistry) Proxy.newProxyInstance(
            Resources.class.getClassLoader(), new Class<?>[] {ResourcesRegistry.class},
            (proxy, method, values) -> {
                System.out.println(method.getName() + " " + values[1]);
                return null;
            });
        try (Reader file = Files.newBufferedReader(Path.of(args[0]))) {
            ResourceConfigurationParser.create(false, registry, true).parseAndRegister(file);
        }
    }
}
