# Build stage: the jar, without the PostgreSQL that it carries elsewhere, taken apart into layers.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
# The libraries, in a layer that lasts until pom.xml changes.
COPY pom.xml ./
RUN mvn -B -ntp -Dmaven.test.skip=true test
COPY . .
RUN mvn -B -ntp -Dmaven.test.skip=true -Dspring-boot.excludeGroupIds=io.zonky.test.postgres \
      -Dspring-boot.repackage.skip=false -Dflat-jar.skip=true package \
 && java -Djarmode=tools -jar target/zukan.jar extract --layers --destination layers \
 && mkdir training \
 && find ~/.m2 -name 'embedded-postgres-binaries-*.jar' -exec cp {} training/ \; \
 && javac -d training -cp 'target/classes:layers/dependencies/lib/*' src/image/Training.java

# What runs: plain jars on a class path start faster than a jar in a jar.
FROM eclipse-temurin:25-jre AS application
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin zukan
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER 10001:10001

# Training stage: a cache to start from, which holds for just this Java and these files.
FROM application AS training
USER root
RUN mkdir /cache && chown zukan /cache
COPY --from=build /build/training/ /training/
USER 10001:10001
ENV JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError"
RUN java -cp '/training:/training/*:/app/zukan.jar:/app/lib/*' Training /cache/zukan.aot

# Run stage.
FROM application
COPY --from=training /cache/zukan.aot ./
# Further options: set JDK_JAVA_OPTIONS anew. Where the cache does not fit, Java starts without it.
ENV JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError -XX:AOTCache=/app/zukan.aot"
EXPOSE 8080
# The base image has neither curl nor wget.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r -t 4 status <&3 && [[ $status == 'HTTP/1.1 200'* ]]"]
ENTRYPOINT ["java", "-jar", "zukan.jar"]
